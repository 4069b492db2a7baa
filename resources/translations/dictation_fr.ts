<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>AgainChoice</name>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Modèle</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>Langu&amp;e</translation>
        </message>
        <message>
            <source>&amp;Transcribe</source>
            <translation>Tran&amp;scrire</translation>
        </message>
        <message>
            <source>Transcribe again now</source>
            <translation>Retranscrire maintenant</translation>
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation>An&amp;nuler</translation>
        </message>
        <message>
            <source>Cancel, transcribe nothing</source>
            <translation>Annuler, ne rien transcrire</translation>
        </message>
        <message>
            <source>Found by itself</source>
            <translation>Détectée automatiquement</translation>
        </message>
        <message>
            <source>This model understands English only.</source>
            <translation>Ce modèle ne comprend que l’anglais.</translation>
        </message>
    </context>
    <context>
        <name>AgainPanel</name>
        <message>
            <source>Translate to Englis&amp;h</source>
            <translation>Tra&amp;duire en anglais</translation>
        </message>
        <message>
            <source>From {times} of the file, instead of the text that is there.</source>
            <translation>Passage {times} du fichier, à la place du texte actuel.</translation>
        </message>
    </context>
    <context>
        <name>AgainProgress</name>
        <message>
            <source>&amp;Stop</source>
            <translation>Arrêt&amp;er</translation>
        </message>
        <message>
            <source>Stop transcribing again</source>
            <translation>Arrêter la nouvelle transcription</translation>
        </message>
    </context>
    <context>
        <name>BugReports</name>
        <message>
            <source>Dictation crashed last time.</source>
            <translation>Dictation a planté la dernière fois.</translation>
        </message>
        <message>
            <source>An error came up in Dictation.</source>
            <translation>Une erreur s’est produite dans Dictation.</translation>
        </message>
        <message>
            <source>“Report a problem” in the menu of the tray shows a report; so does `dictation report`.</source>
            <translation>« Signaler un problème », dans le menu de la zone de notification, affiche un rapport ; `dictation report` aussi.</translation>
        </message>
        <message>
            <source>Dictation</source>
            <translation>Dictation</translation>
        </message>
    </context>
    <context>
        <name>ChordEdit</name>
        <message>
            <source>No key</source>
            <translation>Aucune touche</translation>
        </message>
        <message>
            <source>{setting}: use no key</source>
            <translation>{setting} : n’utiliser aucune touche</translation>
        </message>
        <message>
            <source>The function is then without a key.</source>
            <translation>La fonction n’a alors plus de touche.</translation>
        </message>
        <message>
            <source>{setting}: side of the modifier keys</source>
            <translation>{setting} : côté des touches de modification</translation>
        </message>
        <message>
            <source>Whether the left and the right keys mean the same.</source>
            <translation>Si les touches gauches et droites ont le même effet.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Modifier</translation>
        </message>
        <message>
            <source>Left or right key</source>
            <translation>Touche gauche ou droite</translation>
        </message>
        <message>
            <source>Left key only</source>
            <translation>Touche gauche seulement</translation>
        </message>
        <message>
            <source>Right key only</source>
            <translation>Touche droite seulement</translation>
        </message>
        <message>
            <source>As shown above</source>
            <translation>Comme affiché ci-dessus</translation>
        </message>
        <message>
            <source>It begins nothing where another key follows it, and other programs see it, too.</source>
            <translation>Elle ne démarre rien si une autre touche la suit, et les autres programmes la voient aussi.</translation>
        </message>
        <message>
            <source>No key is set.</source>
            <translation>Aucune touche n’est définie.</translation>
        </message>
        <message>
            <source>Press the key or the combination.</source>
            <translation>Appuyez sur la touche ou la combinaison.</translation>
        </message>
        <message>
            <source>Press the combination, one modifier key such as the right Ctrl, or a side button of the mouse. Esc leaves it as it is.</source>
            <translation>Appuyez sur la combinaison, sur une seule touche de modification, telle que Ctrl droite, ou sur un bouton latéral de la souris. Échap laisse tout en l’état.</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Problem report</source>
            <translation>Rapport de problème</translation>
        </message>
        <message>
            <source>This report helps to find the cause. It holds none of your words, no paths and no names. Nothing is sent: read it, copy it, and hand it on where you like.</source>
            <translation>Ce rapport aide à trouver la cause. Il ne contient ni ce que vous avez dit, ni chemins, ni noms. Rien n’est envoyé : lisez-le, copiez-le et transmettez-le à qui vous voulez.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>&amp;Copy report</source>
            <translation>&amp;Copier le rapport</translation>
        </message>
        <message>
            <source>&amp;Open log folder</source>
            <translation>&amp;Ouvrir le dossier du journal</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>&amp;Fermer</translation>
        </message>
        <message>
            <source>Dictation crashed last time.</source>
            <translation>Dictation a planté la dernière fois.</translation>
        </message>
        <message>
            <source>An error came up in Dictation. It goes on working.</source>
            <translation>Une erreur s’est produite dans Dictation. L’application continue de fonctionner.</translation>
        </message>
        <message>
            <source>A part of Dictation stopped working. Quit it and start it again.</source>
            <translation>Une partie de Dictation a cessé de fonctionner. Quittez l’application et relancez-la.</translation>
        </message>
        <message>
            <source>Report a problem</source>
            <translation>Signaler un problème</translation>
        </message>
        <message>
            <source>What you had said is kept. If a dictation was cut off, it is on the History page.</source>
            <translation>Ce que vous aviez dit est conservé. Si une dictée a été interrompue, elle se trouve sur la page Historique.</translation>
        </message>
        <message>
            <source>What you had said is kept: what did not arrive is on the History page after that.</source>
            <translation>Ce que vous aviez dit est conservé : ce qui n’est pas arrivé se trouvera ensuite sur la page Historique.</translation>
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation>&amp;Copié</translation>
        </message>
    </context>
    <context>
        <name>DeleteQuestion</name>
        <message>
            <source>&amp;Keep</source>
            <translation>Conser&amp;ver</translation>
        </message>
        <message>
            <source>Keep, do not delete</source>
            <translation>Conserver, ne pas supprimer</translation>
        </message>
        <message>
            <source>&amp;Delete for good</source>
            <translation>Supprimer &amp;définitivement</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>Supprimer définitivement</translation>
        </message>
    </context>
    <context>
        <name>DeliveryStep</name>
        <message>
            <source>Does the text arrive?</source>
            <translation>Le texte arrive-t-il ?</translation>
        </message>
        <message>
            <source>It goes into the window you are in. A sample of every kind of text shows that it arrives there.</source>
            <translation>Il va dans la fenêtre où vous êtes. Un échantillon de chaque sorte de texte montre qu’il y arrive.</translation>
        </message>
        <message>
            <source>Field to try it in</source>
            <translation>Champ d’essai</translation>
        </message>
        <message>
            <source>The sample is written here.</source>
            <translation>L’exemple s’écrit ici.</translation>
        </message>
        <message>
            <source>Try it &amp;here</source>
            <translation>Essayer &amp;ici</translation>
        </message>
        <message>
            <source>Writes a sample into the field above.</source>
            <translation>Écrit un exemple dans le champ ci-dessus.</translation>
        </message>
        <message>
            <source>Try it in another &amp;window</source>
            <translation>Essayer dans une autre &amp;fenêtre</translation>
        </message>
        <message>
            <source>Writes a sample into the window you click into within ten seconds.</source>
            <translation>Écrit un exemple dans la fenêtre où vous cliquez dans les dix secondes.</translation>
        </message>
        <message>
            <source>Not tried yet.</source>
            <translation>Pas encore essayé.</translation>
        </message>
        <message>
            <source>Open an empty document, and try it there. The sample is a page long, and stays there.</source>
            <translation>Ouvrez un document vide et essayez-le là. L’échantillon fait une page et y reste.</translation>
        </message>
        <message>
            <source>Click into the other window now: {seconds} s.</source>
            <translation>Cliquez maintenant dans l’autre fenêtre : {seconds} s.</translation>
        </message>
        <message>
            <source>No other window was clicked into. Try it again.</source>
            <translation>Vous n’avez cliqué dans aucune autre fenêtre. Réessayez.</translation>
        </message>
        <message>
            <source>It arrived, and was read back.</source>
            <translation>Le texte est arrivé et a été relu.</translation>
        </message>
        <message>
            <source>It did not arrive. {reason} Try it again.</source>
            <translation>Le texte n’est pas arrivé. {reason} Réessayez.</translation>
        </message>
        <message>
            <source>the window</source>
            <translation>la fenêtre</translation>
        </message>
        <message>
            <source>Delivered: {window} took the text.</source>
            <translation>Inséré : {window} a accepté le texte.</translation>
        </message>
        <message>
            <source>Probably delivered: it was typed into {window}. Look whether it stands there.</source>
            <translation>Probablement inséré : saisi dans {window}. Vérifiez qu’il s’y trouve.</translation>
        </message>
        <message>
            <source>Probably delivered: it was pasted into {window}, which gave no receipt. Look there.</source>
            <translation>Probablement inséré : collé dans {window}, sans accusé de réception. Vérifiez là-bas.</translation>
        </message>
        <message>
            <source>Not delivered. {reason} Choose another way above, and try it again.</source>
            <translation>Non inséré. {reason} Choisissez un autre mode ci-dessus, et réessayez.</translation>
        </message>
    </context>
    <context>
        <name>DesktopKeys</name>
        <message>
            <source>In a Wayland session no program sees the keys you press in other windows. Some desktops grant the keys above when you agree. Where they do nothing, have the desktop itself start and end your dictations:</source>
            <translation>Dans une session Wayland, aucun programme ne voit les touches que vous pressez dans d’autres fenêtres. Certains bureaux accordent les touches ci-dessus si vous acceptez. Là où elles ne font rien, laissez le bureau lui-même démarrer et terminer vos dictées :</translation>
        </message>
        <message>
            <source>Lines for your desktop</source>
            <translation>Lignes pour votre bureau</translation>
        </message>
        <message>
            <source>What to put into the configuration of your desktop.</source>
            <translation>Ce qu’il faut mettre dans la configuration de votre bureau.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Copy the lines for your desktop</source>
            <translation>Copier les lignes pour votre bureau</translation>
        </message>
        <message>
            <source>They are on the clipboard then, to be pasted.</source>
            <translation>Elles sont alors dans le presse-papiers, prêtes à être collées.</translation>
        </message>
        <message>
            <source>A key of your desktop</source>
            <translation>Une touche de votre bureau</translation>
        </message>
        <message>
            <source>wayland compositor sway hyprland niri gnome kde bind shortcut command</source>
            <translation>wayland compositeur sway hyprland niri gnome kde associer touche raccourci commande bureau</translation>
        </message>
    </context>
    <context>
        <name>DeviceChoice</name>
        <message>
            <source>Installation of the library for graphics cards</source>
            <translation>Installation de la bibliothèque pour cartes graphiques</translation>
        </message>
        <message>
            <source>How much of it is done.</source>
            <translation>Part déjà effectuée.</translation>
        </message>
        <message>
            <source>Install it</source>
            <translation>L’installer</translation>
        </message>
        <message>
            <source>It is downloaded into the app's own folder.</source>
            <translation>Elle est téléchargée dans le dossier de l’application.</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Arrêter le téléchargement</translation>
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation>Ce qui a été téléchargé jusqu’ici est supprimé.</translation>
        </message>
        <message>
            <source>Free the GPU now</source>
            <translation>Libérer le GPU maintenant</translation>
        </message>
        <message>
            <source>The model is loaded again while you speak your next dictation.</source>
            <translation>Le modèle est rechargé pendant que vous parlez, à la dictée suivante.</translation>
        </message>
        <message>
            <source>Automatic: the fastest there is</source>
            <translation>Automatique : le plus rapide disponible</translation>
        </message>
        <message>
            <source>The first graphics card</source>
            <translation>La première carte graphique</translation>
        </message>
        <message>
            <source>The processor</source>
            <translation>Le processeur</translation>
        </message>
        <message>
            <source>{device} (not there)</source>
            <translation>{device} (absent)</translation>
        </message>
        <message>
            <source>the processor</source>
            <translation>le processeur</translation>
        </message>
        <message>
            <source>Now it runs on {device}.</source>
            <translation>Fonctionne maintenant sur : {device}.</translation>
        </message>
        <message>
            <source>No graphics card that it can run on was found.</source>
            <translation>Aucune carte graphique compatible n’a été trouvée.</translation>
        </message>
        <message>
            <source>Library for graphics cards</source>
            <translation>Bibliothèque pour cartes graphiques</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un instant…</translation>
        </message>
        <message>
            <source>The graphics card needs a library of NVIDIA's (cuBLAS 12, {size} to download). Licence: {licence}.</source>
            <translation>La carte graphique a besoin d’une bibliothèque de NVIDIA (cuBLAS 12, {size} à télécharger). Licence : {licence}.</translation>
        </message>
    </context>
    <context>
        <name>DeviceLine</name>
        <message>
            <source>Try it again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>What this graphics card failed at is forgotten.</source>
            <translation>Les échecs de cette carte graphique sont oubliés.</translation>
        </message>
        <message>
            <source>Try {device} again</source>
            <translation>Réessayer {device}</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Tester</translation>
        </message>
        <message>
            <source>Stop testing {device}</source>
            <translation>Arrêter le test de {device}</translation>
        </message>
        <message>
            <source>Test {device}</source>
            <translation>Tester {device}</translation>
        </message>
        <message>
            <source>The model is loaded there, and hears a short recording that is known.</source>
            <translation>Le modèle y est chargé, et écoute un court enregistrement connu.</translation>
        </message>
        <message>
            <source>Loading the model, and listening to a recording…</source>
            <translation>Chargement du modèle et écoute d’un enregistrement…</translation>
        </message>
        <message>
            <source>{used} of {total} in use</source>
            <translation>{used} utilisés sur {total}</translation>
        </message>
        <message>
            <source>cannot be used by the speech engine</source>
            <translation>inutilisable par le moteur vocal</translation>
        </message>
        <message>
            <source>computes in {types}</source>
            <translation>calcule en {types}</translation>
        </message>
    </context>
    <context>
        <name>DevicePanel</name>
        <message>
            <source>Somebody is dictating. Test it when that has ended.</source>
            <translation>Une dictée est en cours. Faites l’essai quand elle sera terminée.</translation>
        </message>
        <message>
            <source>A dictation began, so the test was given up.</source>
            <translation>Une dictée a commencé, l’essai a donc été abandonné.</translation>
        </message>
        <message>
            <source>The test was stopped.</source>
            <translation>L’essai a été arrêté.</translation>
        </message>
        <message>
            <source>It works: loaded in {load} s ({type}), five seconds of speech understood in {decode} s, {percent} % of the words right.</source>
            <translation>Il fonctionne : chargé en {load} s ({type}), cinq secondes de parole reconnues en {decode} s, {percent} % des mots justes.</translation>
        </message>
    </context>
    <context>
        <name>DictatePage</name>
        <message>
            <source>Dictate</source>
            <translation>Dicter</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microphone</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Modèle vocal</translation>
        </message>
        <message>
            <source>&amp;Start dictation</source>
            <translation>&amp;Démarrer la dictée</translation>
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation>A&amp;nnuler</translation>
        </message>
        <message>
            <source>Cancel dictation</source>
            <translation>Annuler la dictée</translation>
        </message>
        <message>
            <source>&amp;Undo discard</source>
            <translation>&amp;Restaurer la dictée</translation>
        </message>
        <message>
            <source>Undo: bring back what was discarded</source>
            <translation>Restaurer ce qui a été abandonné</translation>
        </message>
        <message>
            <source>&amp;Private mode</source>
            <translation>Mode &amp;privé</translation>
        </message>
        <message>
            <source>Keep nothing of what you dictate ({keys})</source>
            <translation>Ne rien conserver de ce que vous dictez ({keys})</translation>
        </message>
        <message>
            <source>&amp;Stop dictation</source>
            <translation>&amp;Arrêter la dictée</translation>
        </message>
    </context>
    <context>
        <name>DictationStep</name>
        <message>
            <source>Your first dictation</source>
            <translation>Votre première dictée</translation>
        </message>
        <message>
            <source>Hold the key and say something, such as: “Tomorrow I will write to you.” Let go at the end.</source>
            <translation>Maintenez la touche et dites quelque chose, par exemple : « Je vous écrirai demain. » Relâchez à la fin.</translation>
        </message>
        <message>
            <source>Moves while you speak.</source>
            <translation>Bouge pendant que vous parlez.</translation>
        </message>
        <message>
            <source>Your words</source>
            <translation>Vos mots</translation>
        </message>
        <message>
            <source>What you say is written here.</source>
            <translation>Ce que vous dites s’écrit ici.</translation>
        </message>
        <message>
            <source>Listening. Speak, and let go of the key at the end.</source>
            <translation>À l’écoute. Parlez, et relâchez la touche à la fin.</translation>
        </message>
        <message>
            <source>Writing it down…</source>
            <translation>Transcription en cours…</translation>
        </message>
        <message>
            <source>It works. {how}</source>
            <translation>Tout fonctionne. {how}</translation>
        </message>
        <message>
            <source>No speech was heard. Hold the key while you speak, and try it again.</source>
            <translation>Aucune parole n’a été entendue. Maintenez la touche pendant que vous parlez, et réessayez.</translation>
        </message>
        <message>
            <source>Hold {chord} and speak.</source>
            <translation>Maintenez {chord} et parlez.</translation>
        </message>
    </context>
    <context>
        <name>DoctorPage</name>
        <message>
            <source>Doctor</source>
            <translation>Diagnostic</translation>
        </message>
        <message>
            <source>Check &amp;again</source>
            <translation>Vérifier à no&amp;uveau</translation>
        </message>
        <message>
            <source>Tries everything once more.</source>
            <translation>Relance tous les essais.</translation>
        </message>
        <message>
            <source>&amp;Copy report</source>
            <translation>&amp;Copier le rapport</translation>
        </message>
        <message>
            <source>Copies the lines below without names, places on this machine and anything you said.</source>
            <translation>Copie les lignes ci-dessous, sans noms, sans emplacements de cet ordinateur et sans rien de ce que vous avez dit.</translation>
        </message>
        <message>
            <source>Trying everything…</source>
            <translation>Essais en cours…</translation>
        </message>
        <message>
            <source>{name}… A small window comes up for a moment.</source>
            <translation>{name}… Une petite fenêtre va apparaître un instant.</translation>
        </message>
        <message>
            <source>The check broke off.</source>
            <translation>La vérification s’est interrompue.</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Tout fonctionne.</translation>
        </message>
        <message>
            <source>One thing needs attention: {name}.</source>
            <translation>Un point demande votre attention : {name}.</translation>
        </message>
        <message>
            <source>{count} things need attention.</source>
            <translation>{count} points demandent votre attention.</translation>
        </message>
        <message>
            <source>{count} things were tried.</source>
            <translation>{count} essais effectués.</translation>
        </message>
        <message>
            <source>{count} could not be tried.</source>
            <translation>{count} essais n’ont pas pu être faits.</translation>
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation>&amp;Copié</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
    </context>
    <context>
        <name>DoctorWindow</name>
        <message>
            <source>Looking at the files…</source>
            <translation>Examen des fichiers…</translation>
        </message>
        <message>
            <source>Installing…</source>
            <translation>Installation…</translation>
        </message>
        <message>
            <source>Fetching… {percent} %</source>
            <translation>Téléchargement… {percent} %</translation>
        </message>
        <message>
            <source>Installing… {percent} %</source>
            <translation>Installation… {percent} %</translation>
        </message>
    </context>
    <context>
        <name>EarlierTexts</name>
        <message>
            <source>&amp;Use this text</source>
            <translation>Utiliser ce te&amp;xte</translation>
        </message>
        <message>
            <source>Us&amp;e this text</source>
            <translation>Utilis&amp;er ce texte</translation>
        </message>
        <message>
            <source>Use t&amp;his text</source>
            <translation>Uti&amp;liser ce texte</translation>
        </message>
        <message>
            <source>Use this te&amp;xt</source>
            <translation>Utili&amp;ser ce texte</translation>
        </message>
        <message>
            <source>Use earlier text {number}</source>
            <translation>Utiliser le texte antérieur {number}</translation>
        </message>
    </context>
    <context>
        <name>EndPage</name>
        <message>
            <source>That is all</source>
            <translation>C’est tout</translation>
        </message>
        <message>
            <source>Dictation is at hand from now on, in every window.</source>
            <translation>Dictation est désormais à portée de main, dans toutes les fenêtres.</translation>
        </message>
        <message>
            <source>Open the &amp;settings</source>
            <translation>Ouvrir les &amp;réglages</translation>
        </message>
        <message>
            <source>Everything else that can be chosen.</source>
            <translation>Tout ce que vous pouvez encore choisir.</translation>
        </message>
        <message>
            <source>Hold it and speak; let go, and the words are there. Or tap it, speak, and tap again.</source>
            <translation>Maintenez la touche et parlez ; relâchez, et les mots sont là. Ou bien appuyez brièvement, parlez, puis appuyez de nouveau.</translation>
        </message>
        <message>
            <source>The icon in the panel shows whether it listens. Its menu has everything, these steps too: “Set up again…”.</source>
            <translation>L’icône dans la zone de notification montre si l’application écoute. Son menu contient tout, ces étapes aussi : « Configurer à nouveau… ».</translation>
        </message>
        <message>
            <source>The settings have more: languages, sounds, history.</source>
            <translation>Les réglages en offrent davantage : langues, sons, historique.</translation>
        </message>
        <message>
            <source>The model is loading. You can speak already; the words follow.</source>
            <translation>Le modèle se charge. Vous pouvez déjà parler ; les mots suivront.</translation>
        </message>
        <message>
            <source>Ready: {engine}.</source>
            <translation>Prêt : {engine}.</translation>
        </message>
    </context>
    <context>
        <name>EntryDetails</name>
        <message>
            <source>Chosen dictation</source>
            <translation>Dictée sélectionnée</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Enregistrer</translation>
        </message>
        <message>
            <source>Save correction</source>
            <translation>Enregistrer la correction</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Entrée</translation>
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation>An&amp;nuler</translation>
        </message>
        <message>
            <source>Cancel correction</source>
            <translation>Annuler la correction</translation>
        </message>
        <message>
            <source>Transcribed again, the text is the same.</source>
            <translation>La nouvelle transcription donne le même texte.</translation>
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message>
            <source>Text of the dictation</source>
            <translation>Texte de la dictée</translation>
        </message>
        <message>
            <source>Correct “{word}”</source>
            <translation>Corriger « {word} »</translation>
        </message>
    </context>
    <context>
        <name>EntryTools</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copier</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Copier le texte</translation>
        </message>
        <message>
            <source>&amp;Insert again</source>
            <translation>Ré&amp;insérer</translation>
        </message>
        <message>
            <source>Insert text again</source>
            <translation>Réinsérer le texte</translation>
        </message>
        <message>
            <source>C&amp;orrect</source>
            <translation>C&amp;orriger</translation>
        </message>
        <message>
            <source>Correct text</source>
            <translation>Corriger le texte</translation>
        </message>
        <message>
            <source>S&amp;tar</source>
            <translation>É&amp;toile</translation>
        </message>
        <message>
            <source>Star: is kept when old dictations are deleted</source>
            <translation>Étoile : conservée quand les anciennes dictées sont supprimées</translation>
        </message>
        <message>
            <source>What has a star is kept when old dictations are deleted.</source>
            <translation>Les dictées marquées d’une étoile sont conservées quand les anciennes sont supprimées.</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>S&amp;upprimer</translation>
        </message>
        <message>
            <source>Delete dictation</source>
            <translation>Supprimer la dictée</translation>
        </message>
        <message>
            <source>Transcribe a&amp;gain…</source>
            <translation>Ret&amp;ranscrire…</translation>
        </message>
        <message>
            <source>Transcribe again with another model or language</source>
            <translation>Retranscrire avec un autre modèle ou une autre langue</translation>
        </message>
        <message>
            <source>Insert &amp;what was held back</source>
            <translation>Insérer ce &amp;qui a été retenu</translation>
        </message>
        <message>
            <source>Insert what was held back</source>
            <translation>Insérer ce qui a été retenu</translation>
        </message>
        <message>
            <source>One dictation is transcribed again already.</source>
            <translation>Une dictée est déjà en cours de nouvelle transcription.</translation>
        </message>
        <message>
            <source>With another model or language. The old text is kept.</source>
            <translation>Avec un autre modèle ou une autre langue. L’ancien texte est conservé.</translation>
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation>&amp;Copié</translation>
        </message>
    </context>
    <context>
        <name>FilesForm</name>
        <message>
            <source>For files you add from now on</source>
            <translation>Pour les fichiers ajoutés désormais</translation>
        </message>
        <message>
            <source>For “{name}”</source>
            <translation>Pour « {name} »</translation>
        </message>
        <message>
            <source>For {n} files</source>
            <translation>Pour {n} fichiers</translation>
        </message>
        <message>
            <source>What was understood so far, and what you changed in it, is replaced.</source>
            <translation>Ce qui a été reconnu jusqu’ici, avec vos modifications, est remplacé.</translation>
        </message>
        <message>
            <source>Export the text of “{name}”</source>
            <translation>Exporter le texte de « {name} »</translation>
        </message>
    </context>
    <context>
        <name>FilesHeader</name>
        <message>
            <source>Choose &amp;files…</source>
            <translation>Choisir des &amp;fichiers…</translation>
        </message>
        <message>
            <source>Choose files to transcribe</source>
            <translation>Choisir des fichiers à transcrire</translation>
        </message>
        <message>
            <source>Sound or video, several at once (Ctrl+O)</source>
            <translation>Audio ou vidéo, plusieurs à la fois (Ctrl+O)</translation>
        </message>
        <message>
            <source>Choose fol&amp;der…</source>
            <translation>Choisir un &amp;dossier…</translation>
        </message>
        <message>
            <source>Choose a folder to transcribe</source>
            <translation>Choisir un dossier à transcrire</translation>
        </message>
        <message>
            <source>All sound and video in it (Ctrl+Shift+O)</source>
            <translation>Tous les fichiers audio et vidéo qu’il contient (Ctrl+Maj+O)</translation>
        </message>
        <message>
            <source>Hold &amp;queue</source>
            <translation>&amp;Suspendre la file</translation>
        </message>
        <message>
            <source>Hold the whole queue</source>
            <translation>Suspendre toute la file d’attente</translation>
        </message>
        <message>
            <source>Nothing is transcribed until you press it again, also after the next start.</source>
            <translation>Rien n’est transcrit jusqu’à ce que vous appuyiez de nouveau, même après le prochain démarrage.</translation>
        </message>
        <message>
            <source>Opt&amp;ions…</source>
            <translation>Opt&amp;ions…</translation>
        </message>
        <message>
            <source>Options for new files</source>
            <translation>Options des nouveaux fichiers</translation>
        </message>
        <message>
            <source>Language, model and results of files you add from now on</source>
            <translation>Langue, modèle et résultats des fichiers ajoutés désormais</translation>
        </message>
        <message>
            <source>&amp;Clear done</source>
            <translation>N&amp;ettoyer</translation>
        </message>
        <message>
            <source>Take what is done out of the list</source>
            <translation>Retirer de la liste ce qui est terminé</translation>
        </message>
        <message>
            <source>&amp;Queue is held</source>
            <translation>File &amp;suspendue</translation>
        </message>
        <message>
            <source>The whole queue is held; press to go on</source>
            <translation>Toute la file d’attente est suspendue ; appuyez pour reprendre</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Replace with</source>
            <translation>Remplacer par</translation>
        </message>
        <message>
            <source>&amp;Whole words</source>
            <translation>&amp;Mots entiers</translation>
        </message>
        <message>
            <source>Match &amp;capitals</source>
            <translation>Re&amp;specter la casse</translation>
        </message>
        <message>
            <source>Pre&amp;vious</source>
            <translation>Précé&amp;dent</translation>
        </message>
        <message>
            <source>Previous place</source>
            <translation>Occurrence précédente</translation>
        </message>
        <message>
            <source>Shift+Enter, Shift+F3</source>
            <translation>Maj+Entrée, Maj+F3</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>Sui&amp;vant</translation>
        </message>
        <message>
            <source>Next place</source>
            <translation>Occurrence suivante</translation>
        </message>
        <message>
            <source>Enter, F3</source>
            <translation>Entrée, F3</translation>
        </message>
        <message>
            <source>Cl&amp;ose</source>
            <translation>&amp;Fermer</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>Fermer la recherche</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Remplacer</translation>
        </message>
        <message>
            <source>Replace this place</source>
            <translation>Remplacer cette occurrence</translation>
        </message>
        <message>
            <source>Replace &amp;all</source>
            <translation>Tout remplac&amp;er</translation>
        </message>
        <message>
            <source>Replace all places</source>
            <translation>Remplacer toutes les occurrences</translation>
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <source>Set up Dictation</source>
            <translation>Configurer Dictation</translation>
        </message>
        <message>
            <source>&amp;Skip the set-up</source>
            <translation>&amp;Passer la configuration</translation>
        </message>
        <message>
            <source>The app works as it is. “Set up again…” in its menu brings these steps back.</source>
            <translation>L’application fonctionne telle quelle. « Configurer à nouveau… » dans son menu ramène ces étapes.</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>Ret&amp;our</translation>
        </message>
        <message>
            <source>The step before this one.</source>
            <translation>L’étape précédente.</translation>
        </message>
        <message>
            <source>The next step.</source>
            <translation>L’étape suivante.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Step {number} of {count}</source>
            <translation>Étape {number} sur {count}</translation>
        </message>
        <message>
            <source>&amp;Done</source>
            <translation>&amp;Terminer</translation>
        </message>
        <message>
            <source>&amp;Continue</source>
            <translation>&amp;Continuer</translation>
        </message>
        <message>
            <source>Skip &amp;this step</source>
            <translation>&amp;Passer cette étape</translation>
        </message>
    </context>
    <context>
        <name>HistoryList</name>
        <message>
            <source>Dictations</source>
            <translation>Dictées</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>S&amp;how all</source>
            <translation>Tout affic&amp;her</translation>
        </message>
        <message>
            <source>Not while you dictate: the microphone would hear it.</source>
            <translation>Pas pendant que vous dictez : le microphone l’entendrait.</translation>
        </message>
        <message>
            <source>The history cannot be opened. Dictating works all the same.</source>
            <translation>Impossible d’ouvrir l’historique. La dictée fonctionne quand même.</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>Aucun résultat.</translation>
        </message>
        <message>
            <source>Nothing dictated yet. What is kept of your dictations stays on this computer.</source>
            <translation>Aucune dictée pour l’instant. Ce qui est conservé de vos dictées reste sur cet ordinateur.</translation>
        </message>
    </context>
    <context>
        <name>HotkeyStep</name>
        <message>
            <source>Does the key work?</source>
            <translation>La touche fonctionne-t-elle ?</translation>
        </message>
        <message>
            <source>It works in every window: hold it, speak, let go. Here it is only counted.</source>
            <translation>Elle agit dans toutes les fenêtres : maintenez, parlez, relâchez. Ici, elle est seulement comptée.</translation>
        </message>
        <message>
            <source>Change it if it is taken, or out of reach.</source>
            <translation>Changez-la si elle est prise ou hors de portée.</translation>
        </message>
        <message>
            <source>Press {chord} now.</source>
            <translation>Appuyez maintenant sur {chord}.</translation>
        </message>
        <message>
            <source>{chord} was seen: the key works.</source>
            <translation>{chord} a été vu : la touche fonctionne.</translation>
        </message>
        <message>
            <source>{chord} was seen {count} times: the key works.</source>
            <translation>{chord} a été vu {count} fois : la touche fonctionne.</translation>
        </message>
    </context>
    <context>
        <name>InsertionCard</name>
        <message>
            <source>Does text arrive?</source>
            <translation>Le texte arrive-t-il ?</translation>
        </message>
        <message>
            <source>Six short texts and a long one are pasted and then typed: umlauts, other scripts, emoji, several lines. Click into an empty document. The better way into the program is remembered.</source>
            <translation>Six textes courts et un long sont collés, puis saisis : trémas, autres écritures, émojis, plusieurs lignes. Cliquez dans un document vide. Le meilleur mode pour ce programme est retenu.</translation>
        </message>
        <message>
            <source>test try insert paste program forget</source>
            <translation>test essayer insérer coller programme oublier</translation>
        </message>
        <message>
            <source>Try it in a window…</source>
            <translation>Essayer dans une fenêtre…</translation>
        </message>
        <message>
            <source>You have ten seconds to click into the window.</source>
            <translation>Vous avez dix secondes pour cliquer dans la fenêtre.</translation>
        </message>
        <message>
            <source>Forget what worked</source>
            <translation>Oublier ce qui marchait</translation>
        </message>
        <message>
            <source>For every program it is found out anew how text gets into it. Your own list above stays.</source>
            <translation>Pour chaque programme, la façon d’insérer le texte est recherchée à nouveau. Votre propre liste ci-dessus reste.</translation>
        </message>
        <message>
            <source>Click into the window now: {seconds} s</source>
            <translation>Cliquez maintenant dans la fenêtre : {seconds} s</translation>
        </message>
        <message>
            <source>the window</source>
            <translation>la fenêtre</translation>
        </message>
        <message>
            <source>All of them arrived in {program}.</source>
            <translation>Tous sont arrivés dans {program}.</translation>
        </message>
        <message>
            <source>Arrived in {program}: {kinds}.</source>
            <translation>Arrivés dans {program} : {kinds}.</translation>
        </message>
        <message>
            <source>Sent to {program}, which does not tell: {kinds}. Look whether they are there.</source>
            <translation>Envoyés sans accusé de réception ({program}) : {kinds}. Vérifiez qu’ils sont là.</translation>
        </message>
        <message>
            <source>Did not arrive in {program}: {kinds}. Choose another way for it in the list above.</source>
            <translation>Non arrivés dans {program} : {kinds}. Choisissez pour lui un autre mode dans la liste ci-dessus.</translation>
        </message>
        <message>
            <source>Typing works best there, where it can write a text: that is remembered.</source>
            <translation>La saisie y marche le mieux, là où elle peut écrire le texte : c’est retenu.</translation>
        </message>
        <message>
            <source>Pasting works best there: that is remembered.</source>
            <translation>Le collage y marche le mieux : c’est retenu.</translation>
        </message>
    </context>
    <context>
        <name>InsertionTrial</name>
        <message>
            <source>A dictation is under way, and this would disturb it. Try it when it has ended.</source>
            <translation>Une dictée est en cours, et cela la perturberait. Essayez quand elle sera terminée.</translation>
        </message>
        <message>
            <source>Text is only copied here: dictate, then press Ctrl+V in the window where you want it.</source>
            <translation>Ici, le texte est seulement copié : dictez, puis appuyez sur Ctrl+V dans la fenêtre voulue.</translation>
        </message>
        <message>
            <source>No other window was clicked into. Try it again.</source>
            <translation>Vous n’avez cliqué dans aucune autre fenêtre. Réessayez.</translation>
        </message>
        <message>
            <source>It could not be forgotten: the file cannot be deleted.</source>
            <translation>Impossible de l’oublier : le fichier ne peut pas être supprimé.</translation>
        </message>
        <message>
            <source>It is forgotten. The next text finds out anew what works.</source>
            <translation>C’est oublié. Au prochain texte, ce qui marche sera recherché à nouveau.</translation>
        </message>
    </context>
    <context>
        <name>InstalledModel</name>
        <message>
            <source>{model} · not installed</source>
            <translation>{model} · non installé</translation>
        </message>
    </context>
    <context>
        <name>JobChoicesForm</name>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Sound track</source>
            <translation>Piste audio</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Canaux</translation>
        </message>
        <message>
            <source>Folder for results</source>
            <translation>Dossier des résultats</translation>
        </message>
        <message>
            <source>Translate to English</source>
            <translation>Traduire en anglais</translation>
        </message>
        <message>
            <source>Whisper writes English, whatever is spoken.</source>
            <translation>Whisper écrit en anglais, quelle que soit la langue parlée.</translation>
        </message>
        <message>
            <source>Time of each word</source>
            <translation>Moment de chaque mot</translation>
        </message>
        <message>
            <source>For subtitles and for playing from a word; takes a little longer.</source>
            <translation>Pour les sous-titres et pour écouter à partir d’un mot ; un peu plus long.</translation>
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation>An&amp;nuler</translation>
        </message>
        <message>
            <source>Cancel, change nothing</source>
            <translation>Annuler, ne rien changer</translation>
        </message>
        <message>
            <source>Write when it is done</source>
            <translation>Écrire à la fin</translation>
        </message>
        <message>
            <source>&amp;Use from now on</source>
            <translation>&amp;Utiliser désormais</translation>
        </message>
        <message>
            <source>Use from now on</source>
            <translation>Utiliser désormais</translation>
        </message>
        <message>
            <source>&amp;Use this</source>
            <translation>&amp;Utiliser ces choix</translation>
        </message>
        <message>
            <source>Use this for the chosen files</source>
            <translation>Utiliser ces choix pour les fichiers sélectionnés</translation>
        </message>
        <message>
            <source>&amp;Write</source>
            <translation>É&amp;crire</translation>
        </message>
        <message>
            <source>Write these files now</source>
            <translation>Écrire ces fichiers maintenant</translation>
        </message>
        <message>
            <source>&amp;Transcribe again</source>
            <translation>Re&amp;transcrire</translation>
        </message>
        <message>
            <source>Transcribe again with these choices</source>
            <translation>Retranscrire avec ces choix</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Détecter automatiquement</translation>
        </message>
        <message>
            <source>As for dictation ({value})</source>
            <translation>Comme la dictée ({value})</translation>
        </message>
        <message>
            <source>Mixed</source>
            <translation>Mélangés</translation>
        </message>
        <message>
            <source>Each is one speaker</source>
            <translation>Un locuteur par canal</translation>
        </message>
        <message>
            <source>The file's usual one ({number})</source>
            <translation>Celle par défaut du fichier ({number})</translation>
        </message>
        <message>
            <source>Another folder…</source>
            <translation>Autre dossier…</translation>
        </message>
    </context>
    <context>
        <name>JobDetails</name>
        <message>
            <source>Chosen file</source>
            <translation>Fichier sélectionné</translation>
        </message>
        <message>
            <source>Text so far</source>
            <translation>Texte jusqu’ici</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>Conser&amp;ver</translation>
        </message>
        <message>
            <source>Keep, do not remove</source>
            <translation>Conserver, ne pas retirer</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>Re&amp;tirer</translation>
        </message>
        <message>
            <source>Remove, delete the text</source>
            <translation>Retirer, supprimer le texte</translation>
        </message>
        <message>
            <source>{what} ({keys})</source>
            <translation>{what} ({keys})</translation>
        </message>
        <message>
            <source>{n} files are chosen</source>
            <translation>{n} fichiers sont sélectionnés</translation>
        </message>
        <message>
            <source>Choose a file to see its text.</source>
            <translation>Choisissez un fichier pour voir son texte.</translation>
        </message>
    </context>
    <context>
        <name>JobsList</name>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Enter opens the text, the space bar pauses, Alt with an arrow key moves, Delete removes.</source>
            <translation>Entrée ouvre le texte, la barre d’espace met en pause, Alt avec une flèche déplace, Suppr retire.</translation>
        </message>
    </context>
    <context>
        <name>KeyCaps</name>
        <message>
            <source>Hotkey: {chord}</source>
            <translation>Raccourci clavier : {chord}</translation>
        </message>
    </context>
    <context>
        <name>LastTextCard</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copier</translation>
        </message>
        <message>
            <source>Copy last text</source>
            <translation>Copier le dernier texte</translation>
        </message>
        <message>
            <source>&amp;Insert</source>
            <translation>&amp;Insérer</translation>
        </message>
        <message>
            <source>Last text</source>
            <translation>Dernier texte</translation>
        </message>
        <message>
            <source>What you say appears here, too. If it does not arrive, copy it from here.</source>
            <translation>Ce que vous dites apparaît aussi ici. Si le texte n’arrive pas, copiez-le d’ici.</translation>
        </message>
        <message>
            <source>Understood so far</source>
            <translation>Reconnu jusqu’ici</translation>
        </message>
        <message>
            <source>Put the text in again</source>
            <translation>Remettre le texte</translation>
        </message>
        <message>
            <source>Hides this window and puts the text where it was.</source>
            <translation>Masque cette fenêtre et remet le texte où il était.</translation>
        </message>
        <message>
            <source>Insert what was held back</source>
            <translation>Insérer ce qui a été retenu</translation>
        </message>
        <message>
            <source>Hides this window and puts what was held back into the window you used before.</source>
            <translation>Masque cette fenêtre et insère ce qui a été retenu dans la fenêtre que vous utilisiez avant.</translation>
        </message>
    </context>
    <context>
        <name>LevelMeter</name>
        <message>
            <source>Microphone level</source>
            <translation>Niveau du microphone</translation>
        </message>
    </context>
    <context>
        <name>LiveTextView</name>
        <message>
            <source>Live text</source>
            <translation>Texte en direct</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Dictation</source>
            <translation>Dictation</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Dictate</source>
            <translation>Dicter</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation>Ré&amp;glages</translation>
        </message>
        <message>
            <source>Change how the app works ({keys})</source>
            <translation>Modifier le fonctionnement de l’application ({keys})</translation>
        </message>
        <message>
            <source>Private mode</source>
            <translation>Mode privé</translation>
        </message>
    </context>
    <context>
        <name>MeasureCard</name>
        <message>
            <source>Every installed model hears a short recording on every device. It shows how long you would wait for five seconds of speech, and how many words are right. When you dictate, it stands still.</source>
            <translation>Chaque modèle installé écoute un court enregistrement sur chaque appareil. Vous voyez combien de temps vous attendriez pour cinq secondes de parole, et combien de mots sont justes. Quand vous dictez, la mesure s’interrompt.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Mesurer</translation>
        </message>
        <message>
            <source>Measures all installed models; takes some minutes.</source>
            <translation>Mesure tous les modèles installés ; prend quelques minutes.</translation>
        </message>
        <message>
            <source>Read a text aloud first</source>
            <translation>Lire d’abord un texte</translation>
        </message>
        <message>
            <source>The models hear your voice and your microphone, too.</source>
            <translation>Les modèles écoutent aussi votre voix et votre microphone.</translation>
        </message>
        <message>
            <source>Stop measuring</source>
            <translation>Arrêter la mesure</translation>
        </message>
        <message>
            <source>What was measured so far is forgotten.</source>
            <translation>Ce qui a été mesuré jusqu’ici est oublié.</translation>
        </message>
        <message>
            <source>I have read it</source>
            <translation>J’ai fini de lire</translation>
        </message>
        <message>
            <source>Ends the recording.</source>
            <translation>Termine l’enregistrement.</translation>
        </message>
        <message>
            <source>Forget what I read</source>
            <translation>Oublier ce que j’ai lu</translation>
        </message>
        <message>
            <source>It is in memory only, until you quit.</source>
            <translation>N’est gardé qu’en mémoire, jusqu’à ce que vous quittiez.</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>Mesure</translation>
        </message>
        <message>
            <source>How many models and devices are measured.</source>
            <translation>Combien de modèles et d’appareils sont mesurés.</translation>
        </message>
        <message>
            <source>Moves while sound comes from the microphone.</source>
            <translation>Bouge tant que du son arrive du microphone.</translation>
        </message>
        <message>
            <source>Measure on this computer</source>
            <translation>Mesurer sur cet ordinateur</translation>
        </message>
        <message>
            <source>speed benchmark fast test compare recommend</source>
            <translation>vitesse benchmark rapide test comparer recommander performance mesure</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Read this aloud, as you would dictate:</source>
            <translation>Lisez ceci à voix haute, comme si vous dictiez :</translation>
        </message>
        <message>
            <source>It stands still while you dictate.</source>
            <translation>La mesure s’interrompt pendant que vous dictez.</translation>
        </message>
        <message>
            <source>Looking for devices …</source>
            <translation>Recherche des appareils…</translation>
        </message>
        <message>
            <source>{what} ({number} of {total})</source>
            <translation>{what} ({number} sur {total})</translation>
        </message>
        <message>
            <source>They will also hear the {seconds:.0f} seconds that you have read.</source>
            <translation>Ils écouteront aussi les {seconds:.0f} secondes que vous avez lues.</translation>
        </message>
    </context>
    <context>
        <name>MeasuredRow</name>
        <message>
            <source>Dictate with this model on this device from now on.</source>
            <translation>Dicter désormais avec ce modèle sur cet appareil.</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>Utilisé</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Utiliser</translation>
        </message>
    </context>
    <context>
        <name>MicrophoneChoice</name>
        <message>
            <source>Microphones in order</source>
            <translation>Microphones par ordre de priorité</translation>
        </message>
        <message>
            <source>The first one that is connected is used. Alt+Up and Alt+Down move one, Delete removes it.</source>
            <translation>Le premier qui est connecté est utilisé. Alt+Haut et Alt+Bas en déplacent un, Suppr le retire.</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>It is used before the one above it.</source>
            <translation>Il passe avant celui du dessus.</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>It is used after the one below it.</source>
            <translation>Il passe après celui du dessous.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>It is not used any more.</source>
            <translation>Il n’est plus utilisé.</translation>
        </message>
        <message>
            <source>Add another one…</source>
            <translation>En ajouter un autre…</translation>
        </message>
        <message>
            <source>It is used while those before it are not connected.</source>
            <translation>Il est utilisé tant que ceux qui le précèdent ne sont pas connectés.</translation>
        </message>
        <message>
            <source>Moves while sound comes from the microphone.</source>
            <translation>Bouge tant que du son arrive du microphone.</translation>
        </message>
        <message>
            <source>Listening to: {name}</source>
            <translation>À l’écoute de : {name}</translation>
        </message>
        <message>
            <source>{name} (not connected)</source>
            <translation>{name} (non connecté)</translation>
        </message>
        <message>
            <source>All that are connected are on the list.</source>
            <translation>Tous ceux qui sont connectés sont dans la liste.</translation>
        </message>
    </context>
    <context>
        <name>MicrophoneStep</name>
        <message>
            <source>Can you be heard?</source>
            <translation>Vous entend-on ?</translation>
        </message>
        <message>
            <source>Say a few words: the bars move with your voice. Nothing of it is kept.</source>
            <translation>Dites quelques mots : les barres bougent avec votre voix. Rien n’en est conservé.</translation>
        </message>
        <message>
            <source>Choose another one if this does not hear you.</source>
            <translation>Choisissez-en un autre si celui-ci ne vous entend pas.</translation>
        </message>
        <message>
            <source>Waiting for your voice.</source>
            <translation>En attente de votre voix.</translation>
        </message>
        <message>
            <source>You are heard.</source>
            <translation>On vous entend.</translation>
        </message>
        <message>
            <source>Switch it on in the sound settings of your desktop and at the microphone itself, or choose another.</source>
            <translation>Activez-le dans les réglages du son de votre bureau et sur le microphone lui-même, ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>It sends sound, but only a quiet one. Speak up, move closer, turn it up in the sound settings of your desktop, or choose another.</source>
            <translation>Il envoie du son, mais faible. Parlez plus fort, rapprochez-vous, augmentez-le dans les réglages du son de votre bureau, ou choisissez-en un autre.</translation>
        </message>
    </context>
    <context>
        <name>ModelChoice</name>
        <message>
            <source>Download of the speech model</source>
            <translation>Téléchargement du modèle vocal</translation>
        </message>
        <message>
            <source>How much of the speech model is here.</source>
            <translation>Part du modèle vocal déjà téléchargée.</translation>
        </message>
        <message>
            <source>Download and use</source>
            <translation>Télécharger et utiliser</translation>
        </message>
        <message>
            <source>The model is downloaded, and then used.</source>
            <translation>Le modèle est téléchargé, puis utilisé.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>What was downloaded so far stays, to go on from later.</source>
            <translation>Ce qui a été téléchargé jusqu’ici reste, pour continuer plus tard.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>The download goes on where it was.</source>
            <translation>Le téléchargement reprend où il en était.</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Arrêter le téléchargement</translation>
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation>Ce qui a été téléchargé jusqu’ici est supprimé.</translation>
        </message>
        <message>
            <source>All models…</source>
            <translation>Tous les modèles…</translation>
        </message>
        <message>
            <source>Download, check, import, move and remove models.</source>
            <translation>Télécharger, vérifier, importer, déplacer et supprimer des modèles.</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>non installé</translation>
        </message>
        <message>
            <source>installed</source>
            <translation>installé</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>en pause</translation>
        </message>
        <message>
            <source>Meanwhile you can go on dictating.</source>
            <translation>Vous pouvez continuer à dicter pendant ce temps.</translation>
        </message>
        <message>
            <source>It is not installed, so nothing can be understood. It is {size} large.</source>
            <translation>Il n’est pas installé, donc rien ne peut être reconnu. Taille : {size}.</translation>
        </message>
        <message>
            <source>It is not installed. Until it is, {model} stays in use. It is {size} large.</source>
            <translation>Il n’est pas installé. En attendant, {model} reste utilisé. Taille : {size}.</translation>
        </message>
    </context>
    <context>
        <name>ModelDetails</name>
        <message>
            <source>What is done to this model</source>
            <translation>Opération en cours sur ce modèle</translation>
        </message>
        <message>
            <source>How far it is.</source>
            <translation>Son avancement.</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Télécharger</translation>
        </message>
        <message>
            <source>The model is downloaded; the one in use stays in use.</source>
            <translation>Le modèle est téléchargé ; celui que vous utilisez reste utilisé.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>The download goes on where it was.</source>
            <translation>Le téléchargement reprend où il en était.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>What was downloaded so far stays, to go on from later.</source>
            <translation>Ce qui a été téléchargé jusqu’ici reste, pour continuer plus tard.</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Arrêter le téléchargement</translation>
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation>Ce qui a été téléchargé jusqu’ici est supprimé.</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Utiliser</translation>
        </message>
        <message>
            <source>Dictate with this model from now on.</source>
            <translation>Dicter désormais avec ce modèle.</translation>
        </message>
        <message>
            <source>Check files</source>
            <translation>Vérifier les fichiers</translation>
        </message>
        <message>
            <source>Reads every file, and compares it with its checksum.</source>
            <translation>Lit chaque fichier et le compare à sa somme de contrôle.</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <source>Deletes the files of this model, once you have said yes.</source>
            <translation>Supprime les fichiers de ce modèle, après votre confirmation.</translation>
        </message>
        <message>
            <source>Yes, remove it</source>
            <translation>Oui, supprimer</translation>
        </message>
        <message>
            <source>Its files are deleted.</source>
            <translation>Ses fichiers sont supprimés.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Le conserver</translation>
        </message>
        <message>
            <source>Nothing is removed.</source>
            <translation>Rien n’est supprimé.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Everything stays as it is.</source>
            <translation>Tout reste tel quel.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Langues</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Exactitude</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>{speed}; “Measure” in the settings tells it in seconds</source>
            <translation>{speed} ; « Mesurer » dans les réglages l’indique en secondes</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnue</translation>
        </message>
        <message>
            <source>{accuracy}, by published error rates</source>
            <translation>{accuracy}, d’après les taux d’erreur publiés</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un instant…</translation>
        </message>
        <message>
            <source>Remove {model}? {size} become free.</source>
            <translation>Supprimer {model} ? {size} seront libérés.</translation>
        </message>
        <message>
            <source>Remove {model}? {size} become free. You brought it along, so it cannot be downloaded again.</source>
            <translation>Supprimer {model} ? {size} seront libérés. Vous l’avez apporté vous-même, il ne peut donc pas être téléchargé de nouveau.</translation>
        </message>
        <message>
            <source>Installed, and in use.</source>
            <translation>Installé et utilisé.</translation>
        </message>
        <message>
            <source>Installed.</source>
            <translation>Installé.</translation>
        </message>
        <message>
            <source>Not installed. It can be downloaded when {model} has come.</source>
            <translation>Non installé. Il pourra être téléchargé quand {model} sera arrivé.</translation>
        </message>
        <message>
            <source>Not installed.</source>
            <translation>Non installé.</translation>
        </message>
    </context>
    <context>
        <name>ModelStep</name>
        <message>
            <source>Which speech model?</source>
            <translation>Quel modèle vocal ?</translation>
        </message>
        <message>
            <source>It understands you on this computer: nothing you say leaves it.</source>
            <translation>Il vous comprend sur cet ordinateur : rien de ce que vous dites n’en sort.</translation>
        </message>
        <message>
            <source>The recommended model is used from now on.</source>
            <translation>Le modèle recommandé est utilisé désormais.</translation>
        </message>
        <message>
            <source>Without a network: copy the folder of a model from another computer, and import it with the button “All models…”.</source>
            <translation>Sans réseau : copiez le dossier d’un modèle depuis un autre ordinateur et importez-le avec le bouton « Tous les modèles… ».</translation>
        </message>
        <message>
            <source>Larger ones make fewer mistakes and take longer. Nothing is downloaded unasked.</source>
            <translation>Les plus grands font moins de fautes et prennent plus de temps. Rien n’est téléchargé sans votre demande.</translation>
        </message>
        <message>
            <source>The model is on its way. You can go on meanwhile.</source>
            <translation>Le modèle est en route. Vous pouvez continuer entre-temps.</translation>
        </message>
        <message>
            <source>There is no model yet: download one.</source>
            <translation>Il n’y a pas encore de modèle : téléchargez-en un.</translation>
        </message>
        <message>
            <source>Ready: {engine}.</source>
            <translation>Prêt : {engine}.</translation>
        </message>
        <message>
            <source>The model is loading.</source>
            <translation>Le modèle se charge.</translation>
        </message>
        <message>
            <source>Recommended for this computer: {model}. {why}</source>
            <translation>Recommandé pour cet ordinateur : {model}. {why}</translation>
        </message>
        <message>
            <source>Use {model}</source>
            <translation>Utiliser {model}</translation>
        </message>
        <message>
            <source>Download {model} ({size})</source>
            <translation>Télécharger {model} ({size})</translation>
        </message>
    </context>
    <context>
        <name>ModelsPanel</name>
        <message>
            <source>The usual model '{default}' is not installed, so '{model}' stays in use. Choose '{default}' above to download it.</source>
            <translation>Le modèle habituel « {default} » n’est pas installé, donc « {model} » reste utilisé. Choisissez « {default} » ci-dessus pour le télécharger.</translation>
        </message>
    </context>
    <context>
        <name>ModelsPlace</name>
        <message>
            <source>What is done to the models</source>
            <translation>Opération en cours sur les modèles</translation>
        </message>
        <message>
            <source>How far it is.</source>
            <translation>Son avancement.</translation>
        </message>
        <message>
            <source>Import a model…</source>
            <translation>Importer un modèle…</translation>
        </message>
        <message>
            <source>A folder with a Whisper model in CTranslate2 form is copied. Of other forms it says what to do.</source>
            <translation>Un dossier contenant un modèle Whisper au format CTranslate2 est copié. Pour d’autres formats, l’application dit que faire.</translation>
        </message>
        <message>
            <source>Move them…</source>
            <translation>Les déplacer…</translation>
        </message>
        <message>
            <source>All models are copied into another folder, checked, and then deleted here.</source>
            <translation>Tous les modèles sont copiés dans un autre dossier, vérifiés, puis supprimés ici.</translation>
        </message>
        <message>
            <source>Delete what is left over</source>
            <translation>Supprimer les restes</translation>
        </message>
        <message>
            <source>Unfinished downloads, and damaged models that were kept.</source>
            <translation>Téléchargements inachevés, et modèles endommagés qui ont été conservés.</translation>
        </message>
        <message>
            <source>Where they come from…</source>
            <translation>Leur provenance…</translation>
        </message>
        <message>
            <source>Package index, model hub, a mirror of it, or your own address.</source>
            <translation>Index de paquets, dépôt de modèles, un miroir de celui-ci, ou votre propre adresse.</translation>
        </message>
        <message>
            <source>Begin anew in the first folder</source>
            <translation>Repartir du premier dossier</translation>
        </message>
        <message>
            <source>For a disk that will not come back. Models have to be downloaded again.</source>
            <translation>Pour un disque qui ne reviendra pas. Les modèles devront être téléchargés de nouveau.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Everything stays where it was.</source>
            <translation>Tout reste à sa place.</translation>
        </message>
        <message>
            <source>Where the models are stored</source>
            <translation>Emplacement des modèles</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modèles</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un instant…</translation>
        </message>
        <message>
            <source>This folder is not there. Plug in its disk, or begin anew.</source>
            <translation>Ce dossier est absent. Branchez son disque, ou repartez du premier dossier.</translation>
        </message>
        <message>
            <source>Installed models: {size}; {free} are free on this disk.</source>
            <translation>Modèles installés : {size} ; {free} sont libres sur ce disque.</translation>
        </message>
        <message>
            <source>Unfinished and damaged: {size}.</source>
            <translation>Inachevé et endommagé : {size}.</translation>
        </message>
        <message>
            <source>Import a model</source>
            <translation>Importer un modèle</translation>
        </message>
        <message>
            <source>Store the models in</source>
            <translation>Placer les modèles dans</translation>
        </message>
    </context>
    <context>
        <name>ModelsWindow</name>
        <message>
            <source>Speech models</source>
            <translation>Modèles vocaux</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modèles</translation>
        </message>
        <message>
            <source>The arrow keys choose which model is shown.</source>
            <translation>Les flèches du clavier choisissent le modèle affiché.</translation>
        </message>
        <message>
            <source>downloading</source>
            <translation>téléchargement</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>utilisé</translation>
        </message>
        <message>
            <source>in use, not installed</source>
            <translation>utilisé, non installé</translation>
        </message>
        <message>
            <source>installed</source>
            <translation>installé</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>en pause</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>non installé</translation>
        </message>
    </context>
    <context>
        <name>NoFiles</name>
        <message>
            <source>Drop files or folders here</source>
            <translation>Déposez ici des fichiers ou des dossiers</translation>
        </message>
        <message>
            <source>Sound and video of any usual kind: MP3, M4A, WAV, FLAC, Opus, MP4, MKV, MOV, and many more. You can drop them anywhere on this window, or choose them above.</source>
            <translation>Audio et vidéo de tous les formats courants : MP3, M4A, WAV, FLAC, Opus, MP4, MKV, MOV et bien d’autres. Vous pouvez les déposer n’importe où dans cette fenêtre, ou les choisir ci-dessus.</translation>
        </message>
        <message>
            <source>They are transcribed one after the other, on this computer only. Dictating always goes first, and what is not finished goes on when the app is started again.</source>
            <translation>Ils sont transcrits l’un après l’autre, sur cet ordinateur uniquement. La dictée passe toujours en premier, et ce qui n’est pas terminé reprend quand l’application est relancée.</translation>
        </message>
    </context>
    <context>
        <name>OrderList</name>
        <message>
            <source>{number}. {name}</source>
            <translation>{number}. {name}</translation>
        </message>
    </context>
    <context>
        <name>OtherKeys</name>
        <message>
            <source>Further key</source>
            <translation>Autre touche</translation>
        </message>
        <message>
            <source>Which one is shown below.</source>
            <translation>Celle qui est affichée ci-dessous.</translation>
        </message>
        <message>
            <source>As for the first key</source>
            <translation>Comme pour la première touche</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>Nouvelle touche</translation>
        </message>
        <message>
            <source>The next key or combination that is pressed is added.</source>
            <translation>La prochaine touche ou combinaison pressée est ajoutée.</translation>
        </message>
        <message>
            <source>There is no further key.</source>
            <translation>Il n’y a pas d’autre touche.</translation>
        </message>
        <message>
            <source>Add a key…</source>
            <translation>Ajouter une touche…</translation>
        </message>
        <message>
            <source>Press the key or the combination then.</source>
            <translation>Appuyez ensuite sur la touche ou la combinaison.</translation>
        </message>
        <message>
            <source>Remove this key</source>
            <translation>Retirer cette touche</translation>
        </message>
        <message>
            <source>It does again what it does elsewhere.</source>
            <translation>Elle refait ce qu’elle fait ailleurs.</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Touche</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Détecter automatiquement</translation>
        </message>
        <message>
            <source>What is pressed to dictate.</source>
            <translation>Ce qui est pressé pour dicter.</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Son effet</translation>
        </message>
        <message>
            <source>Hold it, tap it once or twice, or both.</source>
            <translation>La maintenir, appuyer une ou deux fois, ou les deux.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>What is spoken with this key.</source>
            <translation>La langue parlée avec cette touche.</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Modèle vocal</translation>
        </message>
        <message>
            <source>It is loaded while you speak, beside the other one, and takes memory of its own.</source>
            <translation>Il est chargé pendant que vous parlez, en plus de l’autre, et occupe sa propre mémoire.</translation>
        </message>
        <message>
            <source>{model} understands English only: for another language, choose another speech model first.</source>
            <translation>{model} ne comprend que l’anglais : pour une autre langue, choisissez d’abord un autre modèle vocal.</translation>
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>Dictation status</source>
            <translation>État de la dictée</translation>
        </message>
        <message>
            <source>No sound comes from the microphone. Is it muted?</source>
            <translation>Aucun son ne vient du microphone. Est-il coupé ?</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>À l’écoute</translation>
        </message>
        <message>
            <source>Discarded. Undo: tray menu, or `dictation undo`.</source>
            <translation>Abandonnée. Pour restaurer : menu de la zone de notification, ou `dictation undo`.</translation>
        </message>
        <message>
            <source>Transcribing…</source>
            <translation>Transcription…</translation>
        </message>
        <message>
            <source>Loading the speech model…</source>
            <translation>Chargement du modèle vocal…</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>{key} cancels</source>
            <translation>{key} pour annuler</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Privé</translation>
        </message>
        <message>
            <source>Private: {state}</source>
            <translation>Privé : {state}</translation>
        </message>
        <message>
            <source>{reason} Insert it from the tray.</source>
            <translation>{reason} Insérez-le depuis la zone de notification.</translation>
        </message>
    </context>
    <context>
        <name>PageSection</name>
        <message>
            <source>Reset page</source>
            <translation>Réinitialiser la page</translation>
        </message>
        <message>
            <source>Reset page “{page}”</source>
            <translation>Réinitialiser la page « {page} »</translation>
        </message>
        <message>
            <source>Every setting of this page goes back to its default.</source>
            <translation>Tous les réglages de cette page reprennent leur valeur par défaut.</translation>
        </message>
    </context>
    <context>
        <name>PlayBar</name>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Place in the sound, in seconds</source>
            <translation>Position dans le son, en secondes</translation>
        </message>
        <message>
            <source>{now} / {end}</source>
            <translation>{now} / {end}</translation>
        </message>
        <message>
            <source>{now} of {end} seconds</source>
            <translation>{now} sur {end} secondes</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source> &amp;Play</source>
            <translation> &amp;Lire</translation>
        </message>
        <message>
            <source> &amp;Pause</source>
            <translation> &amp;Pause</translation>
        </message>
    </context>
    <context>
        <name>PrivateNote</name>
        <message>
            <source>Private mode</source>
            <translation>Mode privé</translation>
        </message>
        <message>
            <source>The last text can be copied here until the next one, or until private mode ends.</source>
            <translation>Le dernier texte peut être copié ici jusqu’au suivant, ou jusqu’à la fin du mode privé.</translation>
        </message>
        <message>
            <source>End private &amp;mode</source>
            <translation>Quitter le &amp;mode privé</translation>
        </message>
        <message>
            <source>Private mode is on: nothing you dictate is kept.</source>
            <translation>Le mode privé est activé : rien de ce que vous dictez n’est conservé.</translation>
        </message>
    </context>
    <context>
        <name>ProblemBanner</name>
        <message>
            <source>Problem</source>
            <translation>Problème</translation>
        </message>
        <message>
            <source>Download of the speech model</source>
            <translation>Téléchargement du modèle vocal</translation>
        </message>
        <message>
            <source>&amp;Download model</source>
            <translation>&amp;Télécharger le modèle</translation>
        </message>
        <message>
            <source>&amp;Report this</source>
            <translation>&amp;Signaler ce problème</translation>
        </message>
        <message>
            <source>Downloading the speech model “{model}”</source>
            <translation>Téléchargement du modèle vocal « {model} »</translation>
        </message>
        <message>
            <source>{percent} % done</source>
            <translation>{percent} % effectués</translation>
        </message>
    </context>
    <context>
        <name>ProgramRules</name>
        <message>
            <source>Program</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>Whose way is shown below.</source>
            <translation>Celui dont le mode est affiché ci-dessous.</translation>
        </message>
        <message>
            <source>Paste with Shift+Insert</source>
            <translation>Coller avec Maj+Inser</translation>
        </message>
        <message>
            <source>Paste with Ctrl+V</source>
            <translation>Coller avec Ctrl+V</translation>
        </message>
        <message>
            <source>Paste with Ctrl+Shift+V</source>
            <translation>Coller avec Ctrl+Maj+V</translation>
        </message>
        <message>
            <source>Type what the keyboard can, paste the rest</source>
            <translation>Saisir ce que le clavier permet, coller le reste</translation>
        </message>
        <message>
            <source>Only copy, to be pasted by hand</source>
            <translation>Copier seulement, à coller à la main</translation>
        </message>
        <message>
            <source>How text gets into it</source>
            <translation>Comment le texte y entre</translation>
        </message>
        <message>
            <source>For the program that is looked at.</source>
            <translation>Pour le programme affiché.</translation>
        </message>
        <message>
            <source>Name of a program, such as gedit</source>
            <translation>Nom d’un programme, par exemple gedit</translation>
        </message>
        <message>
            <source>Name of a program</source>
            <translation>Nom d’un programme</translation>
        </message>
        <message>
            <source>As History shows it beside a dictation.</source>
            <translation>Tel que l’historique l’affiche à côté d’une dictée.</translation>
        </message>
        <message>
            <source>All programs get text in the usual way.</source>
            <translation>Tous les programmes reçoivent le texte de la façon habituelle.</translation>
        </message>
        <message>
            <source>Add the program</source>
            <translation>Ajouter le programme</translation>
        </message>
        <message>
            <source>Then choose how text gets into it.</source>
            <translation>Choisissez ensuite comment le texte y entre.</translation>
        </message>
        <message>
            <source>Remove this program</source>
            <translation>Retirer ce programme</translation>
        </message>
        <message>
            <source>It gets text in the usual way again.</source>
            <translation>Il reçoit de nouveau le texte de la façon habituelle.</translation>
        </message>
    </context>
    <context>
        <name>RecoveredNote</name>
        <message>
            <source>Recovered dictation</source>
            <translation>Dictée récupérée</translation>
        </message>
        <message>
            <source>Dictation had ended before this was finished. Nothing types it by itself.</source>
            <translation>Dictation s’était arrêté avant la fin de cette dictée. Rien n’est saisi automatiquement.</translation>
        </message>
        <message>
            <source>Show in &amp;History</source>
            <translation>Afficher dans l’&amp;historique</translation>
        </message>
        <message>
            <source>Recovered into the history: “{text}”</source>
            <translation>Récupéré dans l’historique : « {text} »</translation>
        </message>
        <message>
            <source>The sound of a dictation was recovered. It could not be transcribed.</source>
            <translation>Le son d’une dictée a été récupéré. Il n’a pas pu être transcrit.</translation>
        </message>
    </context>
    <context>
        <name>SampleTrial</name>
        <message>
            <source>A dictation is under way, and this would disturb it. Try it when it has ended.</source>
            <translation>Une dictée est en cours, et cela la perturberait. Essayez quand elle sera terminée.</translation>
        </message>
        <message>
            <source>Text is only copied here: dictate, then press Ctrl+V in the window where you want it.</source>
            <translation>Ici, le texte est seulement copié : dictez, puis appuyez sur Ctrl+V dans la fenêtre voulue.</translation>
        </message>
        <message>
            <source>This is a sample of Dictation. </source>
            <translation>Ceci est un exemple de Dictation. </translation>
        </message>
    </context>
    <context>
        <name>SayAsMenu</name>
        <message>
            <source>Say it as…</source>
            <translation>Réécrire…</translation>
        </message>
        <message>
            <source>Write the last text</source>
            <translation>Réécrire le dernier texte</translation>
        </message>
        <message>
            <source>as it was heard: {text}</source>
            <translation>tel qu’entendu : {text}</translation>
        </message>
        <message>
            <source>Its sound is not kept any more.</source>
            <translation>Son enregistrement n’est plus conservé.</translation>
        </message>
        <message>
            <source>in {language}</source>
            <translation>langue : {language}</translation>
        </message>
        <message>
            <source>with the model {model}</source>
            <translation>avec le modèle {model}</translation>
        </message>
        <message>
            <source>What else it could be is being looked for…</source>
            <translation>Recherche d’autres possibilités…</translation>
        </message>
        <message>
            <source>Perhaps you said</source>
            <translation>Vous avez peut-être dit</translation>
        </message>
        <message>
            <source>Nothing else was understood.</source>
            <translation>Rien d’autre n’a été reconnu.</translation>
        </message>
    </context>
    <context>
        <name>SearchRow</name>
        <message>
            <source>Search in the history</source>
            <translation>Rechercher dans l’historique</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtre</translation>
        </message>
        <message>
            <source>Shows only what was delivered, held back, starred, of a language or program…</source>
            <translation>N’affiche que ce qui a été inséré, retenu ou marqué d’une étoile, ou ce qui est dans une langue, pour un programme…</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>Langu&amp;e</translation>
        </message>
        <message>
            <source>&amp;Program</source>
            <translation>Progra&amp;mme</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistiques</translation>
        </message>
        <message>
            <source>Shows the history in figures, and how long you waited.</source>
            <translation>Affiche l’historique en chiffres, et combien de temps vous avez attendu.</translation>
        </message>
        <message>
            <source>All languages</source>
            <translation>Toutes les langues</translation>
        </message>
        <message>
            <source>All programs</source>
            <translation>Tous les programmes</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>&amp;Filtre</translation>
        </message>
        <message>
            <source>St&amp;atistics</source>
            <translation>St&amp;atistiques</translation>
        </message>
        <message>
            <source>Filter: {filters}</source>
            <translation>Filtre : {filters}</translation>
        </message>
    </context>
    <context>
        <name>SegmentField</name>
        <message>
            <source>Text of the segment</source>
            <translation>Texte du segment</translation>
        </message>
    </context>
    <context>
        <name>SegmentsView</name>
        <message>
            <source>Text of the file</source>
            <translation>Texte du fichier</translation>
        </message>
    </context>
    <context>
        <name>SettingRow</name>
        <message>
            <source>{setting}: problem</source>
            <translation>{setting} : problème</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Réinitialiser</translation>
        </message>
        <message>
            <source>Reset “{setting}”</source>
            <translation>Réinitialiser « {setting} »</translation>
        </message>
        <message>
            <source>Back to the default.</source>
            <translation>Revient à la valeur par défaut.</translation>
        </message>
        <message>
            <source>Back to the default</source>
            <translation>Revenir à la valeur par défaut</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Nothing found. Try another word.</source>
            <translation>Aucun résultat. Essayez un autre mot.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Search settings</source>
            <translation>Rechercher un réglage</translation>
        </message>
        <message>
            <source>Shows the settings of all pages that match what you type.</source>
            <translation>Affiche les réglages de toutes les pages qui correspondent à votre saisie.</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>The arrow keys choose which settings are shown.</source>
            <translation>Les flèches du clavier choisissent les réglages affichés.</translation>
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation>Diagn&amp;ostic</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>Diagnostic</translation>
        </message>
        <message>
            <source>Find out whether everything works here</source>
            <translation>Vérifier que tout fonctionne ici</translation>
        </message>
        <message>
            <source>Tries microphone, hotkey, model and delivery, and shows what came.</source>
            <translation>Essaie le microphone, le raccourci clavier, le modèle et l’insertion, et montre le résultat.</translation>
        </message>
    </context>
    <context>
        <name>SettingsTransfer</name>
        <message>
            <source>Save all settings</source>
            <translation>Enregistrer tous les réglages</translation>
        </message>
        <message>
            <source>Take over settings</source>
            <translation>Reprendre des réglages</translation>
        </message>
        <message>
            <source>Settings (*.json)</source>
            <translation>Réglages (*.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>All settings are saved in {file}.</source>
            <translation>Tous les réglages sont enregistrés dans {file}.</translation>
        </message>
        <message>
            <source>{count} settings changed.</source>
            <translation>{count} réglages modifiés.</translation>
        </message>
        <message>
            <source>1 setting changed.</source>
            <translation>1 réglage modifié.</translation>
        </message>
        <message>
            <source>Nothing is different.</source>
            <translation>Aucune différence.</translation>
        </message>
    </context>
    <context>
        <name>SoundBar</name>
        <message>
            <source>Place in the file, in seconds</source>
            <translation>Position dans le fichier, en secondes</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>Speed ({slower} slower, {faster} faster)</source>
            <translation>Vitesse ({slower} plus lent, {faster} plus rapide)</translation>
        </message>
        <message>
            <source>Repeat</source>
            <translation>Répéter</translation>
        </message>
        <message>
            <source>Repeat this segment</source>
            <translation>Répéter ce segment</translation>
        </message>
        <message>
            <source>Repeat this segment ({keys})</source>
            <translation>Répéter ce segment ({keys})</translation>
        </message>
    </context>
    <context>
        <name>SoundTrialBox</name>
        <message>
            <source>Say a sentence, and hear how you sound to the app. Nothing of it is kept.</source>
            <translation>Dites une phrase, et écoutez comment l’application vous entend. Rien n’en est conservé.</translation>
        </message>
        <message>
            <source>What came of the recording</source>
            <translation>Résultat de l’enregistrement</translation>
        </message>
        <message>
            <source>Record 3 s, play it back</source>
            <translation>Enregistrer 3 s, puis écouter</translation>
        </message>
        <message>
            <source>Stop the recording</source>
            <translation>Arrêter l’enregistrement</translation>
        </message>
        <message>
            <source>Stop playing</source>
            <translation>Arrêter la lecture</translation>
        </message>
    </context>
    <context>
        <name>SpeakerPanel</name>
        <message>
            <source>Speaker</source>
            <translation>Locuteur</translation>
        </message>
        <message>
            <source>Name of the speaker</source>
            <translation>Nom du locuteur</translation>
        </message>
        <message>
            <source>&amp;Set</source>
            <translation>Défin&amp;ir</translation>
        </message>
        <message>
            <source>Set the speaker of the chosen segments</source>
            <translation>Définir le locuteur des segments sélectionnés</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Rename ever&amp;ywhere</source>
            <translation>Renommer par&amp;tout</translation>
        </message>
        <message>
            <source>Rename this speaker everywhere</source>
            <translation>Renommer ce locuteur partout</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Close, name nobody</source>
            <translation>Fermer, ne nommer personne</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Échap</translation>
        </message>
    </context>
    <context>
        <name>StandingLine</name>
        <message>
            <source>&amp;Write again</source>
            <translation>Réé&amp;crire</translation>
        </message>
        <message>
            <source>Write the corrected text as files again</source>
            <translation>Réécrire le texte corrigé dans des fichiers</translation>
        </message>
        <message>
            <source>In the same formats, under free names: the files that are there stay.</source>
            <translation>Dans les mêmes formats, sous des noms libres : les fichiers existants restent.</translation>
        </message>
        <message>
            <source>The file is still being transcribed. Its text can be changed when that is done.</source>
            <translation>Le fichier est encore en cours de transcription. Son texte pourra être modifié ensuite.</translation>
        </message>
        <message>
            <source>There is no text.</source>
            <translation>Il n’y a pas de texte.</translation>
        </message>
        <message>
            <source>The files written before stay as they are.</source>
            <translation>Les fichiers déjà écrits restent tels quels.</translation>
        </message>
        <message>
            <source>Not saved yet.</source>
            <translation>Pas encore enregistré.</translation>
        </message>
    </context>
    <context>
        <name>StatisticsView</name>
        <message>
            <source>Statistics</source>
            <translation>Statistiques</translation>
        </message>
        <message>
            <source>How long you waited</source>
            <translation>Votre temps d’attente</translation>
        </message>
        <message>
            <source>Words a day</source>
            <translation>Mots par jour</translation>
        </message>
        <message>
            <source>How long you waited after the recording</source>
            <translation>Votre attente après l’enregistrement</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Nothing to split here. Put the cursor between two words first.</source>
            <translation>Rien à scinder ici. Placez d’abord le curseur entre deux mots.</translation>
        </message>
        <message>
            <source>Nothing to split here. Click the word that is to begin the next segment.</source>
            <translation>Rien à scinder ici. Cliquez sur le mot par lequel doit commencer le segment suivant.</translation>
        </message>
        <message>
            <source>There is no segment before this one to join it with.</source>
            <translation>Il n’y a pas de segment précédent auquel joindre celui-ci.</translation>
        </message>
    </context>
    <context>
        <name>TranscriptTools</name>
        <message>
            <source>Co&amp;rrect</source>
            <translation>Co&amp;rriger</translation>
        </message>
        <message>
            <source>Correct the segment</source>
            <translation>Corriger le segment</translation>
        </message>
        <message>
            <source>F&amp;ind</source>
            <translation>Rec&amp;hercher</translation>
        </message>
        <message>
            <source>Find and replace</source>
            <translation>Rechercher et remplacer</translation>
        </message>
        <message>
            <source>Spea&amp;ker</source>
            <translation>Loc&amp;uteur</translation>
        </message>
        <message>
            <source>Name the speaker</source>
            <translation>Nommer le locuteur</translation>
        </message>
        <message>
            <source>Transcribe again</source>
            <translation>Retranscrire</translation>
        </message>
        <message>
            <source>Transcribe the segment again</source>
            <translation>Retranscrire le segment</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>Annuler la dernière modification</translation>
        </message>
        <message>
            <source>Re&amp;do</source>
            <translation>Réta&amp;blir</translation>
        </message>
        <message>
            <source>Do the change again</source>
            <translation>Rétablir la modification</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xporter…</translation>
        </message>
        <message>
            <source>Export the text as files</source>
            <translation>Exporter le texte dans des fichiers</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>Transcript</source>
            <translation>Transcription</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>Ret&amp;our</translation>
        </message>
        <message>
            <source>Back to the files</source>
            <translation>Retour aux fichiers</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Not while you dictate: the microphone would hear it.</source>
            <translation>Pas pendant que vous dictez : le microphone l’entendrait.</translation>
        </message>
        <message>
            <source>Transcribed again, the text is the same.</source>
            <translation>La nouvelle transcription donne le même texte.</translation>
        </message>
    </context>
    <context>
        <name>TransferCard</name>
        <message>
            <source>All settings</source>
            <translation>Tous les réglages</translation>
        </message>
        <message>
            <source>For another computer, or to go back to how it is now. Words and the history are not in the file.</source>
            <translation>Pour un autre ordinateur, ou pour revenir à l’état actuel. Vos mots et l’historique ne sont pas dans le fichier.</translation>
        </message>
        <message>
            <source>export import backup file transfer save load</source>
            <translation>exporter importer sauvegarde backup fichier transférer enregistrer charger</translation>
        </message>
        <message>
            <source>Save to a file…</source>
            <translation>Enregistrer dans un fichier…</translation>
        </message>
        <message>
            <source>All settings are written to a file that you choose.</source>
            <translation>Tous les réglages sont écrits dans un fichier de votre choix.</translation>
        </message>
        <message>
            <source>Take over from a file…</source>
            <translation>Reprendre d’un fichier…</translation>
        </message>
        <message>
            <source>What the file says is used at once; the rest stays as it is.</source>
            <translation>Le contenu du fichier s’applique aussitôt ; le reste ne change pas.</translation>
        </message>
    </context>
    <context>
        <name>TrayIcon</name>
        <message>
            <source>Dictation menu</source>
            <translation>Menu de Dictation</translation>
        </message>
        <message>
            <source>&amp;Start dictation</source>
            <translation>&amp;Démarrer la dictée</translation>
        </message>
        <message>
            <source>Ca&amp;ncel dictation</source>
            <translation>A&amp;nnuler la dictée</translation>
        </message>
        <message>
            <source>&amp;Undo: bring back what was discarded</source>
            <translation>&amp;Restaurer ce qui a été abandonné</translation>
        </message>
        <message>
            <source>&amp;Copy last text</source>
            <translation>&amp;Copier le dernier texte</translation>
        </message>
        <message>
            <source>Say last te&amp;xt as…</source>
            <translation>Réécrire le te&amp;xte…</translation>
        </message>
        <message>
            <source>&amp;Insert what was held back</source>
            <translation>&amp;Insérer ce qui a été retenu</translation>
        </message>
        <message>
            <source>Insert it where you &amp;were</source>
            <translation>Insérer où &amp;vous étiez</translation>
        </message>
        <message>
            <source>&amp;Private mode</source>
            <translation>Mode &amp;privé</translation>
        </message>
        <message>
            <source>Free the &amp;GPU's memory</source>
            <translation>&amp;Libérer la mémoire du GPU</translation>
        </message>
        <message>
            <source>Show &amp;window</source>
            <translation>Afficher la &amp;fenêtre</translation>
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation>Ré&amp;glages</translation>
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation>Diagn&amp;ostic</translation>
        </message>
        <message>
            <source>Set up &amp;again…</source>
            <translation>Configurer à no&amp;uveau…</translation>
        </message>
        <message>
            <source>&amp;Report a problem</source>
            <translation>&amp;Signaler un problème</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>Dictation</source>
            <translation>Dictation</translation>
        </message>
        <message>
            <source>Dictation: {state}</source>
            <translation>Dictation : {state}</translation>
        </message>
        <message>
            <source>&amp;Stop dictation</source>
            <translation>&amp;Arrêter la dictée</translation>
        </message>
    </context>
    <context>
        <name>WaitingNote</name>
        <message>
            <source>Text that waits</source>
            <translation>Texte en attente</translation>
        </message>
        <message>
            <source>“Insert it” hides this window and puts the text into the window you used before.</source>
            <translation>« Insérer » masque cette fenêtre et insère le texte dans la fenêtre que vous utilisiez avant.</translation>
        </message>
        <message>
            <source>Inser&amp;t it</source>
            <translation>Insér&amp;er</translation>
        </message>
        <message>
            <source>&amp;Back where I was</source>
            <translation>Re&amp;venir où j’étais</translation>
        </message>
        <message>
            <source>Text waits: “{text}”</source>
            <translation>Texte en attente : « {text} »</translation>
        </message>
    </context>
    <context>
        <name>WatchedFolders</name>
        <message>
            <source>Watched folder</source>
            <translation>Dossier surveillé</translation>
        </message>
        <message>
            <source>Whose rule is shown below.</source>
            <translation>Celui dont la règle est affichée ci-dessous.</translation>
        </message>
        <message>
            <source>No folder is watched.</source>
            <translation>Aucun dossier n’est surveillé.</translation>
        </message>
        <message>
            <source>Watch a folder…</source>
            <translation>Surveiller un dossier…</translation>
        </message>
        <message>
            <source>Its new files are transcribed when they are whole.</source>
            <translation>Ses nouveaux fichiers sont transcrits dès qu’ils sont complets.</translation>
        </message>
        <message>
            <source>Do not watch it any more</source>
            <translation>Ne plus le surveiller</translation>
        </message>
        <message>
            <source>Its files and results stay.</source>
            <translation>Ses fichiers et ses résultats restent.</translation>
        </message>
        <message>
            <source>Watch it</source>
            <translation>Le surveiller</translation>
        </message>
        <message>
            <source>Off: the rule stays, and nothing is taken.</source>
            <translation>Désactivé : la règle reste, mais rien n’est traité.</translation>
        </message>
        <message>
            <source>Also folders inside it</source>
            <translation>Sous-dossiers compris</translation>
        </message>
        <message>
            <source>However deep.</source>
            <translation>Quelle que soit la profondeur.</translation>
        </message>
        <message>
            <source>Also what is there already</source>
            <translation>Aussi ce qui s’y trouve déjà</translation>
        </message>
        <message>
            <source>Else only what comes from now on, also while the app is not running.</source>
            <translation>Sinon, seulement ce qui arrive désormais, même quand l’application est fermée.</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Écrire</translation>
        </message>
        <message>
            <source>Names such as txt, srt; empty: as for other files.</source>
            <translation>Noms tels que txt, srt ; vide : comme pour les autres fichiers.</translation>
        </message>
        <message>
            <source>Into the folder</source>
            <translation>Dans le dossier</translation>
        </message>
        <message>
            <source>Empty: as for other files.</source>
            <translation>Vide : comme pour les autres fichiers.</translation>
        </message>
        <message>
            <source>As for other files</source>
            <translation>Comme pour les autres fichiers</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>What is spoken in its files.</source>
            <translation>La langue parlée dans ses fichiers.</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Détecter automatiquement</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Modèle vocal</translation>
        </message>
        <message>
            <source>One that is installed.</source>
            <translation>L’un des modèles installés.</translation>
        </message>
        <message>
            <source>{folder} (off)</source>
            <translation>{folder} (désactivé)</translation>
        </message>
        <message>
            <source>Watch a folder</source>
            <translation>Surveiller un dossier</translation>
        </message>
    </context>
    <context>
        <name>_Bars</name>
        <message>
            <source>Wait</source>
            <translation>Attente</translation>
        </message>
        <message>
            <source>Words right</source>
            <translation>Mots justes</translation>
        </message>
    </context>
    <context>
        <name>_Shade</name>
        <message>
            <source>Drop to transcribe</source>
            <translation>Déposez pour transcrire</translation>
        </message>
    </context>
    <context>
        <name>devices</name>
        <message>
            <source>Processor: {name}</source>
            <translation>Processeur : {name}</translation>
        </message>
        <message>
            <source>Graphics card: {name} ({size} GB)</source>
            <translation>Carte graphique : {name} ({size} Go)</translation>
        </message>
        <message>
            <source>Graphics card: {name}</source>
            <translation>Carte graphique : {name}</translation>
        </message>
    </context>
    <context>
        <name>doctor</name>
        <message>
            <source>ok</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>avertissement</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>échec</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>non essayé</translation>
        </message>
        <message>
            <source>Fetch the model</source>
            <translation>Télécharger le modèle</translation>
        </message>
        <message>
            <source>Install the GPU library</source>
            <translation>Installer la bibliothèque GPU</translation>
        </message>
        <message>
            <source>Try the GPU again</source>
            <translation>Réessayer le GPU</translation>
        </message>
        <message>
            <source>Choose a microphone</source>
            <translation>Choisir un microphone</translation>
        </message>
        <message>
            <source>Choose another key</source>
            <translation>Choisir une autre touche</translation>
        </message>
        <message>
            <source>Choose a model</source>
            <translation>Choisir un modèle</translation>
        </message>
        <message>
            <source>Choose a device</source>
            <translation>Choisir un appareil</translation>
        </message>
        <message>
            <source>Choose how text is delivered</source>
            <translation>Choisir le mode d’insertion</translation>
        </message>
        <message>
            <source>Dictation tries whether text arrives</source>
            <translation>Dictation vérifie que le texte arrive</translation>
        </message>
    </context>
    <context>
        <name>file dialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Dossier :</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;Type de fichier :</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Choose files</source>
            <translation>Choisir des fichiers</translation>
        </message>
        <message>
            <source>Sound and video ({patterns})</source>
            <translation>Audio et vidéo ({patterns})</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Choisir un dossier</translation>
        </message>
        <message>
            <source>Cannot begin</source>
            <translation>Ne peut pas démarrer</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Lets you dictate</source>
            <translation>Vous laisse dicter</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>En pause</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Done, with gaps</source>
            <translation>Terminé, avec des lacunes</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Annulé</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} min {seconds} s</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>under a minute left</source>
            <translation>reste moins d’une minute</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>reste {time}</translation>
        </message>
        <message>
            <source>{factor}×</source>
            <translation>{factor}×</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>any language</source>
            <translation>toutes langues</translation>
        </message>
        <message>
            <source>{language} to English</source>
            <translation>{language} vers anglais</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>Le fichier</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>le fichier</translation>
        </message>
        <message>
            <source>{progress} of {duration}</source>
            <translation>{progress} sur {duration}</translation>
        </message>
        <message>
            <source>{factor} times as fast as it plays</source>
            <translation>{factor} fois plus vite que la lecture</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>modifié</translation>
        </message>
        <message>
            <source>{number} more</source>
            <translation>{number} autres</translation>
        </message>
        <message>
            <source>Written: {names} in {folder}</source>
            <translation>Écrit : {names} dans {folder}</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 fichier</translation>
        </message>
        <message>
            <source>{n} files</source>
            <translation>{n} fichiers</translation>
        </message>
        <message>
            <source>the queue is held</source>
            <translation>la file est suspendue</translation>
        </message>
        <message>
            <source>{n} running</source>
            <translation>{n} en cours</translation>
        </message>
        <message>
            <source>{n} waiting</source>
            <translation>{n} en attente</translation>
        </message>
        <message>
            <source>{n} paused</source>
            <translation>{n} en pause</translation>
        </message>
        <message>
            <source>{n} failed</source>
            <translation>{n} en échec</translation>
        </message>
        <message>
            <source>{n} done</source>
            <translation>terminés : {n}</translation>
        </message>
        <message>
            <source>one speaker a channel</source>
            <translation>un locuteur par canal</translation>
        </message>
        <message>
            <source>word times</source>
            <translation>moments des mots</translation>
        </message>
        <message>
            <source>text stays here</source>
            <translation>le texte reste ici</translation>
        </message>
        <message>
            <source>{formats} beside each file</source>
            <translation>{formats} à côté de chaque fichier</translation>
        </message>
        <message>
            <source>{formats} in {folder}</source>
            <translation>{formats} dans {folder}</translation>
        </message>
        <message>
            <source>{number}: {facts}</source>
            <translation>{number} : {facts}</translation>
        </message>
        <message>
            <source>{label} ({name})</source>
            <translation>{label} ({name})</translation>
        </message>
        <message>
            <source>Remove “{name}” from the list? Its text here is deleted.</source>
            <translation>Retirer « {name} » de la liste ? Son texte ici sera supprimé.</translation>
        </message>
        <message>
            <source>Remove {n} files from the list? Their text here is deleted.</source>
            <translation>Retirer {n} fichiers de la liste ? Leur texte ici sera supprimé.</translation>
        </message>
        <message>
            <source>The files themselves and what was written stay.</source>
            <translation>Les fichiers eux-mêmes et ce qui a été écrit restent.</translation>
        </message>
        <message>
            <source>Only files and folders can be dropped here.</source>
            <translation>Seuls des fichiers et des dossiers peuvent être déposés ici.</translation>
        </message>
        <message>
            <source>“{address}” is no file on this computer.</source>
            <translation>« {address} » n’est pas un fichier de cet ordinateur.</translation>
        </message>
        <message>
            <source>“{address}” and {n} more are no files on this computer.</source>
            <translation>« {address} » et {n} autres ne sont pas des fichiers de cet ordinateur.</translation>
        </message>
        <message>
            <source>Save what is there as a file first, and drop that.</source>
            <translation>Enregistrez d’abord le contenu dans un fichier, puis déposez celui-ci.</translation>
        </message>
        <message>
            <source>Beside each file</source>
            <translation>À côté de chaque fichier</translation>
        </message>
        <message>
            <source>&amp;Open text</source>
            <translation>&amp;Ouvrir le texte</translation>
        </message>
        <message>
            <source>Open text</source>
            <translation>Ouvrir le texte</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xporter…</translation>
        </message>
        <message>
            <source>Export the text as files</source>
            <translation>Exporter le texte dans des fichiers</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Pause</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>&amp;Go on</source>
            <translation>Repren&amp;dre</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation>A&amp;nnuler</translation>
        </message>
        <message>
            <source>Cancel, keep the text so far</source>
            <translation>Annuler, garder le texte obtenu</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>Réessa&amp;yer</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Option&amp;s…</source>
            <translation>Op&amp;tions…</translation>
        </message>
        <message>
            <source>Options: language, model and results</source>
            <translation>Options : langue, modèle et résultats</translation>
        </message>
        <message>
            <source>Show in fo&amp;lder</source>
            <translation>&amp;Afficher le dossier</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Afficher dans le dossier</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>&amp;Monter</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move do&amp;wn</source>
            <translation>Des&amp;cendre</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Retirer</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Retirer de la liste</translation>
        </message>
    </context>
    <context>
        <name>first run</name>
        <message>
            <source>The model is on its way. Try it as soon as it is here.</source>
            <translation>Le modèle est en route. Essayez dès qu’il est là.</translation>
        </message>
        <message>
            <source>There is no speech model yet. Go back to “Which speech model?” and download one.</source>
            <translation>Il n’y a pas encore de modèle vocal. Revenez à « Quel modèle vocal ? » et téléchargez-en un.</translation>
        </message>
    </context>
    <context>
        <name>history</name>
        <message>
            <source>No text</source>
            <translation>Aucun texte</translation>
        </message>
        <message>
            <source>All dictations</source>
            <translation>Toutes les dictées</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Insérée</translation>
        </message>
        <message>
            <source>Probably delivered</source>
            <translation>Probablement insérée</translation>
        </message>
        <message>
            <source>Not delivered</source>
            <translation>Non insérée</translation>
        </message>
        <message>
            <source>Held back</source>
            <translation>Retenue</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>Avec étoile</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Récupérée</translation>
        </message>
        <message>
            <source>Hides this window and puts the text into the window you used before it. You are told where it went; if that window does not take it, it is on the clipboard.</source>
            <translation>Masque cette fenêtre et insère le texte dans la fenêtre que vous utilisiez avant. Vous apprenez où il est allé ; si cette fenêtre ne l’accepte pas, il est dans le presse-papiers.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} min {seconds} s</translation>
        </message>
        <message>
            <source>Taken out again</source>
            <translation>Retirée</translation>
        </message>
        <message>
            <source>Partly held back</source>
            <translation>Retenue en partie</translation>
        </message>
        <message>
            <source>The earlier text was not typed. {reason}</source>
            <translation>Le texte antérieur n’a pas été saisi. {reason}</translation>
        </message>
        <message>
            <source>Not typed.</source>
            <translation>Non insérée.</translation>
        </message>
        <message>
            <source>Not typed: {reason}</source>
            <translation>Non insérée : {reason}</translation>
        </message>
        <message>
            <source>No speech was heard.</source>
            <translation>Aucune parole n’a été entendue.</translation>
        </message>
        <message>
            <source>Recovered: Dictation had ended before this was finished.</source>
            <translation>Récupérée : Dictation s’était arrêté avant la fin de cette dictée.</translation>
        </message>
        <message>
            <source>Later it was taken out of the window again.</source>
            <translation>Retirée de la fenêtre par la suite.</translation>
        </message>
        <message>
            <source>Later a part of it was taken out of its window again.</source>
            <translation>Retirée en partie de sa fenêtre par la suite.</translation>
        </message>
        <message>
            <source>Said in another way later: that took the place of the first text.</source>
            <translation>Réécrite ensuite : le nouveau texte a remplacé le premier.</translation>
        </message>
        <message>
            <source>Said in another way later: that was sent in its place.</source>
            <translation>Réécrite ensuite : le nouveau texte a été envoyé à la place du premier.</translation>
        </message>
        <message>
            <source>Probably inserted later; the window does not tell whether it arrived.</source>
            <translation>Probablement insérée par la suite ; la fenêtre ne dit pas si le texte est arrivé.</translation>
        </message>
        <message>
            <source>Inserted later; it arrived in the window.</source>
            <translation>Insérée par la suite ; arrivée dans la fenêtre.</translation>
        </message>
        <message>
            <source>Arrived in the window {time} after release.</source>
            <translation>Arrivée dans la fenêtre {time} après le relâchement.</translation>
        </message>
        <message>
            <source>Arrived in the window.</source>
            <translation>Arrivée dans la fenêtre.</translation>
        </message>
        <message>
            <source>Not delivered; it was put on the clipboard.</source>
            <translation>Non insérée ; placée dans le presse-papiers.</translation>
        </message>
        <message>
            <source>Not delivered.</source>
            <translation>Non insérée.</translation>
        </message>
        <message>
            <source>Probably delivered: typed, and typing has no receipt.</source>
            <translation>Probablement insérée : saisie au clavier, ce qui ne donne pas d’accusé de réception.</translation>
        </message>
        <message>
            <source>Probably delivered: put into its text field.</source>
            <translation>Probablement insérée : placée dans son champ de texte.</translation>
        </message>
        <message>
            <source>Probably delivered: pasted, and the window gave no receipt.</source>
            <translation>Probablement insérée : collée, sans accusé de réception de la fenêtre.</translation>
        </message>
        <message>
            <source>The earlier text arrived in the window {time} after release.</source>
            <translation>Le texte antérieur est arrivé dans la fenêtre {time} après le relâchement.</translation>
        </message>
        <message>
            <source>The earlier text arrived in the window.</source>
            <translation>Le texte antérieur est arrivé dans la fenêtre.</translation>
        </message>
        <message>
            <source>The earlier text was probably delivered.</source>
            <translation>Le texte antérieur a probablement été inséré.</translation>
        </message>
        <message>
            <source>The earlier text was not delivered; it was put on the clipboard.</source>
            <translation>Le texte antérieur n’a pas été inséré ; il a été placé dans le presse-papiers.</translation>
        </message>
        <message>
            <source>The earlier text was not delivered.</source>
            <translation>Le texte antérieur n’a pas été inséré.</translation>
        </message>
        <message>
            <source>Held back: “{text}”</source>
            <translation>Retenu : « {text} »</translation>
        </message>
        <message>
            <source>text after {time}</source>
            <translation>texte après {time}</translation>
        </message>
        <message>
            <source>{duration} of speech</source>
            <translation>{duration} de parole</translation>
        </message>
        <message>
            <source>{duration} of sound</source>
            <translation>{duration} de son</translation>
        </message>
        <message>
            <source>sound not kept</source>
            <translation>son non conservé</translation>
        </message>
        <message>
            <source>At first it was: “{text}”</source>
            <translation>Au départ : « {text} »</translation>
        </message>
        <message>
            <source>From now on “{heard}” is written as “{written}”.</source>
            <translation>Désormais, « {heard} » s’écrit « {written} ».</translation>
        </message>
        <message>
            <source>From now on “{written}” is always spelt like this.</source>
            <translation>Désormais, « {written} » s’écrit toujours ainsi.</translation>
        </message>
        <message>
            <source>Always write “{written}” for “{heard}”?</source>
            <translation>Toujours écrire « {written} » pour « {heard} » ?</translation>
        </message>
        <message>
            <source>Always spell “{written}” like this?</source>
            <translation>Toujours écrire « {written} » ainsi ?</translation>
        </message>
        <message>
            <source>“{heard}” is written as “{written}”, as you wished once. No longer?</source>
            <translation>« {heard} » s’écrit « {written} », comme vous l’avez souhaité. Ne plus le faire ?</translation>
        </message>
        <message>
            <source>“{written}” is spelt like this, as you wished once. No longer?</source>
            <translation>« {written} » s’écrit ainsi, comme vous l’avez souhaité. Ne plus le faire ?</translation>
        </message>
        <message>
            <source>From now on “{heard}” stays as it is heard.</source>
            <translation>Désormais, « {heard} » reste tel qu’il est entendu.</translation>
        </message>
        <message>
            <source>From now on “{written}” stays as it is heard.</source>
            <translation>Désormais, « {written} » reste tel qu’il est entendu.</translation>
        </message>
        <message>
            <source>Alwa&amp;ys</source>
            <translation>Tou&amp;jours</translation>
        </message>
        <message>
            <source>No lo&amp;nger</source>
            <translation>&amp;Ne plus</translation>
        </message>
        <message>
            <source>U&amp;ndo</source>
            <translation>A&amp;nnuler</translation>
        </message>
        <message>
            <source>Until {time} ({parts}): “{text}”</source>
            <translation>Jusqu’à {time} ({parts}) : « {text} »</translation>
        </message>
        <message>
            <source>The model was not sure of this word ({percent} %).</source>
            <translation>Le modèle n’était pas sûr de ce mot ({percent} %).</translation>
        </message>
        <message>
            <source>Not sure of: {words}</source>
            <translation>Incertain : {words}</translation>
        </message>
        <message>
            <source>Waits until you have dictated.</source>
            <translation>Attend que vous ayez fini de dicter.</translation>
        </message>
        <message>
            <source>Transcribing again with {model}…</source>
            <translation>Nouvelle transcription avec {model}…</translation>
        </message>
        <message>
            <source>Transcribing again with {model}: {percent} %</source>
            <translation>Nouvelle transcription avec {model} : {percent} %</translation>
        </message>
        <message>
            <source>starred</source>
            <translation>avec étoile</translation>
        </message>
        <message>
            <source>{told} · by meaning</source>
            <translation>{told} · par le sens</translation>
        </message>
        <message>
            <source>{count} dictations are chosen.</source>
            <translation>{count} dictées sont sélectionnées.</translation>
        </message>
        <message>
            <source>Delete this dictation for good?</source>
            <translation>Supprimer définitivement cette dictée ?</translation>
        </message>
        <message>
            <source>Delete these {count} dictations for good?</source>
            <translation>Supprimer définitivement ces {count} dictées ?</translation>
        </message>
        <message>
            <source>{number} found</source>
            <translation>Résultats : {number}</translation>
        </message>
        <message>
            <source>1 dictation</source>
            <translation>1 dictée</translation>
        </message>
        <message>
            <source>{number} dictations</source>
            <translation>{number} dictées</translation>
        </message>
        <message>
            <source>Private mode is on: what you dictate now is not kept. The Dictate page ends it.</source>
            <translation>Le mode privé est activé : ce que vous dictez maintenant n’est pas conservé. Quittez-le sur la page Dicter.</translation>
        </message>
        <message>
            <source>New dictations are not kept. To keep their text: `dictation settings set history.keep text`</source>
            <translation>Les nouvelles dictées ne sont pas conservées. Pour conserver leur texte : `dictation settings set history.keep text`</translation>
        </message>
    </context>
    <context>
        <name>languages</name>
        <message>
            <source>Afrikaans</source>
            <translation>Afrikaans</translation>
        </message>
        <message>
            <source>Amharic</source>
            <translation>Amharique</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Arabe</translation>
        </message>
        <message>
            <source>Assamese</source>
            <translation>Assamais</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>Azéri</translation>
        </message>
        <message>
            <source>Bashkir</source>
            <translation>Bachkir</translation>
        </message>
        <message>
            <source>Belarusian</source>
            <translation>Biélorusse</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>Bulgare</translation>
        </message>
        <message>
            <source>Bangla</source>
            <translation>Bengali</translation>
        </message>
        <message>
            <source>Tibetan</source>
            <translation>Tibétain</translation>
        </message>
        <message>
            <source>Breton</source>
            <translation>Breton</translation>
        </message>
        <message>
            <source>Bosnian</source>
            <translation>Bosniaque</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>Catalan</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>Tchèque</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>Gallois</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>Danois</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Allemand</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>Grec</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Anglais</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Espagnol</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>Estonien</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>Basque</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>Persan</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>Finnois</translation>
        </message>
        <message>
            <source>Faroese</source>
            <translation>Féroïen</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>Galicien</translation>
        </message>
        <message>
            <source>Gujarati</source>
            <translation>Gujarati</translation>
        </message>
        <message>
            <source>Hausa</source>
            <translation>Haoussa</translation>
        </message>
        <message>
            <source>Hawaiian</source>
            <translation>Hawaïen</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>Hébreu</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>Hindi</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>Croate</translation>
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation>Créole haïtien</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>Hongrois</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>Arménien</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>Indonésien</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>Islandais</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italien</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japonais</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>Géorgien</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>Kazakh</translation>
        </message>
        <message>
            <source>Khmer</source>
            <translation>Khmer</translation>
        </message>
        <message>
            <source>Kannada</source>
            <translation>Kannada</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>Coréen</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>Latin</translation>
        </message>
        <message>
            <source>Luxembourgish</source>
            <translation>Luxembourgeois</translation>
        </message>
        <message>
            <source>Lingala</source>
            <translation>Lingala</translation>
        </message>
        <message>
            <source>Lao</source>
            <translation>Lao</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>Lituanien</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>Letton</translation>
        </message>
        <message>
            <source>Malagasy</source>
            <translation>Malgache</translation>
        </message>
        <message>
            <source>Māori</source>
            <translation>Maori</translation>
        </message>
        <message>
            <source>Macedonian</source>
            <translation>Macédonien</translation>
        </message>
        <message>
            <source>Malayalam</source>
            <translation>Malayalam</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>Mongol</translation>
        </message>
        <message>
            <source>Marathi</source>
            <translation>Marathi</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>Malais</translation>
        </message>
        <message>
            <source>Maltese</source>
            <translation>Maltais</translation>
        </message>
        <message>
            <source>Burmese</source>
            <translation>Birman</translation>
        </message>
        <message>
            <source>Nepali</source>
            <translation>Népalais</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Néerlandais</translation>
        </message>
        <message>
            <source>Norwegian Nynorsk</source>
            <translation>Norvégien nynorsk</translation>
        </message>
        <message>
            <source>Norwegian Bokmål</source>
            <translation>Norvégien bokmål</translation>
        </message>
        <message>
            <source>Occitan</source>
            <translation>Occitan</translation>
        </message>
        <message>
            <source>Punjabi</source>
            <translation>Pendjabi</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Polonais</translation>
        </message>
        <message>
            <source>Pashto</source>
            <translation>Pachto</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugais</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>Roumain</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Russe</translation>
        </message>
        <message>
            <source>Sanskrit</source>
            <translation>Sanskrit</translation>
        </message>
        <message>
            <source>Sindhi</source>
            <translation>Sindhi</translation>
        </message>
        <message>
            <source>Sinhala</source>
            <translation>Cingalais</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>Slovaque</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>Slovène</translation>
        </message>
        <message>
            <source>Shona</source>
            <translation>Shona</translation>
        </message>
        <message>
            <source>Somali</source>
            <translation>Somali</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>Albanais</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>Serbe</translation>
        </message>
        <message>
            <source>Sundanese</source>
            <translation>Soundanais</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>Suédois</translation>
        </message>
        <message>
            <source>Swahili</source>
            <translation>Swahili</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>Tamoul</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>Télougou</translation>
        </message>
        <message>
            <source>Tajik</source>
            <translation>Tadjik</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>Thaï</translation>
        </message>
        <message>
            <source>Turkmen</source>
            <translation>Turkmène</translation>
        </message>
        <message>
            <source>Filipino</source>
            <translation>Filipino</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Turc</translation>
        </message>
        <message>
            <source>Tatar</source>
            <translation>Tatar</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Ukrainien</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>Ourdou</translation>
        </message>
        <message>
            <source>Uzbek</source>
            <translation>Ouzbek</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Vietnamien</translation>
        </message>
        <message>
            <source>Yiddish</source>
            <translation>Yiddish</translation>
        </message>
        <message>
            <source>Yoruba</source>
            <translation>Yoruba</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>Cantonais</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Chinois</translation>
        </message>
    </context>
    <context>
        <name>measuring</name>
        <message>
            <source>None of them can be used here.</source>
            <translation>Aucun d’eux ne peut être utilisé ici.</translation>
        </message>
        <message>
            <source>Recommended: {what}. It is the most exact one that answers at once.</source>
            <translation>Recommandé : {what}. C’est le plus exact de ceux qui répondent tout de suite.</translation>
        </message>
        <message>
            <source>Recommended: {what}. It is the fastest one, though you will wait for it.</source>
            <translation>Recommandé : {what}. C’est le plus rapide, mais il vous fera attendre.</translation>
        </message>
    </context>
    <context>
        <name>models</name>
        <message>
            <source>{number} MB</source>
            <translation>{number} Mo</translation>
        </message>
        <message>
            <source>{number} GB</source>
            <translation>{number} Go</translation>
        </message>
        <message>
            <source>English only</source>
            <translation>Anglais seulement</translation>
        </message>
        <message>
            <source>{number} languages</source>
            <translation>{number} langues</translation>
        </message>
        <message>
            <source>On this computer's processor, five seconds of speech take about {seconds} s.</source>
            <translation>Sur le processeur de cet ordinateur, cinq secondes de parole prennent environ {seconds} s.</translation>
        </message>
        <message>
            <source>basic</source>
            <translation>basique</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>passable</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bonne</translation>
        </message>
        <message>
            <source>very good</source>
            <translation>très bonne</translation>
        </message>
        <message>
            <source>best</source>
            <translation>la meilleure</translation>
        </message>
        <message>
            <source>fastest</source>
            <translation>le plus rapide</translation>
        </message>
        <message>
            <source>fast</source>
            <translation>rapide</translation>
        </message>
        <message>
            <source>medium</source>
            <translation>moyen</translation>
        </message>
        <message>
            <source>slow</source>
            <translation>lent</translation>
        </message>
        <message>
            <source>slowest</source>
            <translation>le plus lent</translation>
        </message>
        <message>
            <source>{sentence}.</source>
            <translation>{sentence}.</translation>
        </message>
        <message>
            <source>Downloading {model}: {percent} %</source>
            <translation>Téléchargement de {model} : {percent} %</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} sur {total}</translation>
        </message>
        <message>
            <source>The download of {model} is paused: {done} of {total} are here.</source>
            <translation>Le téléchargement de {model} est en pause : {done} sur {total} sont là.</translation>
        </message>
        <message>
            <source>{what}: waiting until another program has done its work…</source>
            <translation>{what} : en attente d’un autre programme qui doit finir…</translation>
        </message>
        <message>
            <source>{what}: downloading, {percent} %</source>
            <translation>{what} : téléchargement, {percent} %</translation>
        </message>
        <message>
            <source>{what}: unpacking, {percent} %</source>
            <translation>{what} : décompression, {percent} %</translation>
        </message>
        <message>
            <source>{what}: copying, {percent} %</source>
            <translation>{what} : copie, {percent} %</translation>
        </message>
        <message>
            <source>{what}: checking the files, {percent} %</source>
            <translation>{what} : vérification des fichiers, {percent} %</translation>
        </message>
        <message>
            <source>{number} MB/s</source>
            <translation>{number} Mo/s</translation>
        </message>
        <message>
            <source>less than a minute left</source>
            <translation>reste moins d’une minute</translation>
        </message>
        <message>
            <source>about {number} min left</source>
            <translation>reste environ {number} min</translation>
        </message>
        <message>
            <source>about {number} h left</source>
            <translation>reste environ {number} h</translation>
        </message>
    </context>
    <context>
        <name>permissions</name>
        <message>
            <source>macOS asks once whether Dictation may use the microphone: allow it. Later it is changed in System Settings, Privacy &amp; Security, Microphone.</source>
            <translation>macOS demande une fois si Dictation peut utiliser le microphone : autorisez-le. Cela se modifie ensuite dans Réglages Système, Confidentialité et sécurité, Microphone.</translation>
        </message>
        <message>
            <source>macOS lets a program see keys only where you allow it: System Settings, Privacy &amp; Security, Input Monitoring. Start Dictation again afterwards.</source>
            <translation>macOS ne laisse un programme voir les touches que si vous l’autorisez : Réglages Système, Confidentialité et sécurité, Surveillance de l’entrée. Relancez ensuite Dictation.</translation>
        </message>
        <message>
            <source>macOS lets a program write into other windows only where you allow it: System Settings, Privacy &amp; Security, Accessibility. An update of the app may ask anew.</source>
            <translation>macOS ne laisse un programme écrire dans d’autres fenêtres que si vous l’autorisez : Réglages Système, Confidentialité et sécurité, Accessibilité. Après une mise à jour, l’application peut le redemander.</translation>
        </message>
        <message>
            <source>Windows may keep the microphone from desktop programs: Settings, Privacy &amp; security, Microphone.</source>
            <translation>Windows peut refuser le microphone aux programmes de bureau : Paramètres, Confidentialité et sécurité, Microphone.</translation>
        </message>
        <message>
            <source>Windows lets no program write into windows of programs that run as administrator.</source>
            <translation>Windows ne laisse aucun programme écrire dans les fenêtres de programmes exécutés en tant qu’administrateur.</translation>
        </message>
        <message>
            <source>This is a Wayland session: no program sees by itself which keys are pressed in other windows. If the desktop asks whether Dictation may have its key, agree. If the key does nothing, the settings have lines for your desktop (page Hotkeys), with which it starts dictations itself.</source>
            <translation>Ceci est une session Wayland : aucun programme ne voit de lui-même les touches pressées dans d’autres fenêtres. Si le bureau demande si Dictation peut avoir sa touche, acceptez. Si la touche ne fait rien, les réglages (page Raccourcis clavier) contiennent des lignes pour votre bureau, avec lesquelles il démarre lui-même les dictées.</translation>
        </message>
        <message>
            <source>This is a Wayland session. GNOME and KDE ask once whether Dictation may use the keyboard and the clipboard: agree, and your words are pasted. Where no program may do that you paste with Ctrl+V.</source>
            <translation>Ceci est une session Wayland. GNOME et KDE demandent une fois si Dictation peut utiliser le clavier et le presse-papiers : acceptez, et vos mots sont collés. Là où aucun programme n’y est autorisé, collez avec Ctrl+V.</translation>
        </message>
    </context>
    <context>
        <name>sentences</name>
        <message>
            <source>Another Dictation is being started or ended right now.</source>
            <translation>Une autre instance de Dictation est justement en train de démarrer ou de se fermer.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Réessayez dans un instant.</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Mots</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Par défaut du système</translation>
        </message>
        <message>
            <source>The sound system does not answer.</source>
            <translation>Le système audio ne répond pas.</translation>
        </message>
        <message>
            <source>Try again in a moment, or restart the sound server.</source>
            <translation>Réessayez dans un instant, ou redémarrez le serveur de son.</translation>
        </message>
        <message>
            <source>No sound can be recorded: the PortAudio library is missing or finds no sound system.</source>
            <translation>Impossible d’enregistrer du son : la bibliothèque PortAudio manque ou ne trouve aucun système audio.</translation>
        </message>
        <message>
            <source>Install it (`libportaudio2` on Debian and Ubuntu), or check that a sound server is running.</source>
            <translation>Installez-la (`libportaudio2` sous Debian et Ubuntu), ou vérifiez qu’un serveur de son fonctionne.</translation>
        </message>
        <message>
            <source>Check the loudspeaker or headphones, and that a sound server is running.</source>
            <translation>Vérifiez le haut-parleur ou le casque, et qu’un serveur de son fonctionne.</translation>
        </message>
        <message>
            <source>No sound can be played: the PortAudio library is missing or finds no sound system.</source>
            <translation>Impossible de lire du son : la bibliothèque PortAudio manque ou ne trouve aucun système audio.</translation>
        </message>
        <message>
            <source>The loudspeaker cannot be started.</source>
            <translation>Impossible de démarrer le haut-parleur.</translation>
        </message>
        <message>
            <source>No loudspeaker was found.</source>
            <translation>Aucun haut-parleur n’a été trouvé.</translation>
        </message>
        <message>
            <source>The loudspeaker cannot be opened.</source>
            <translation>Impossible d’ouvrir le haut-parleur.</translation>
        </message>
        <message>
            <source>'{name}' has {count} channels; at most {most_channels} can be transcribed each by itself.</source>
            <translation>« {name} » a {count} canaux ; {most_channels} au plus peuvent être transcrits séparément.</translation>
        </message>
        <message>
            <source>Transcribe all of them together.</source>
            <translation>Transcrivez-les tous ensemble.</translation>
        </message>
        <message>
            <source>The sound of '{name}' cannot be decoded ({codec}).</source>
            <translation>Dans « {name} », le son ne peut pas être décodé ({codec}).</translation>
        </message>
        <message>
            <source>The file is damaged or copy-protected. Play it elsewhere and save it in another format.</source>
            <translation>Le fichier est endommagé ou protégé contre la copie. Lisez-le avec un autre programme et enregistrez-le dans un autre format.</translation>
        </message>
        <message>
            <source>'{name}' holds no sound: its sound track is empty.</source>
            <translation>« {name} » ne contient aucun son : sa piste audio est vide.</translation>
        </message>
        <message>
            <source>The recording or the copy of it failed; make it again.</source>
            <translation>L’enregistrement ou sa copie a échoué ; refaites-le.</translation>
        </message>
        <message>
            <source>'{name}' {problem}; {read_s:.0f} s of it were read.</source>
            <translation>« {name} » {problem} ; {read_s:.0f} s ont été lues.</translation>
        </message>
        <message>
            <source>'{name}' is cut off or damaged: of {expected:.0f} s only {read_s:.0f} s could be read.</source>
            <translation>« {name} » est tronqué ou endommagé : sur {expected:.0f} s, seules {read_s:.0f} s ont pu être lues.</translation>
        </message>
        <message>
            <source>'{name}' is damaged: nothing could be read after {read_s:.0f} s.</source>
            <translation>« {name} » est endommagé : rien n’a pu être lu après {read_s:.0f} s.</translation>
        </message>
        <message>
            <source>'{name}' is damaged: about {lost_s:.1f} s of it could not be read and are left out.</source>
            <translation>« {name} » est endommagé : environ {lost_s:.1f} s n’ont pas pu être lues et manquent dans le texte.</translation>
        </message>
        <message>
            <source>'{name}' is damaged: {bad_packets} short pieces could not be read and are left out.</source>
            <translation>« {name} » est endommagé : {bad_packets} courts passages n’ont pas pu être lus et manquent dans le texte.</translation>
        </message>
        <message>
            <source>could not be read to its end ({reason})</source>
            <translation>n’a pas pu être lu jusqu’au bout ({reason})</translation>
        </message>
        <message>
            <source>is damaged: its index leads round in circles</source>
            <translation>est endommagé : son index tourne en rond</translation>
        </message>
        <message>
            <source>became shorter while it was read</source>
            <translation>a raccourci pendant la lecture</translation>
        </message>
        <message>
            <source>'{name}' {problem}.</source>
            <translation>« {name} » {problem}.</translation>
        </message>
        <message>
            <source>Check the disk it lies on.</source>
            <translation>Vérifiez le disque sur lequel il se trouve.</translation>
        </message>
        <message>
            <source>'{name}' is no sound or video file that can be read, or it is damaged.</source>
            <translation>« {name} » n’est pas un fichier audio ou vidéo lisible, ou il est endommagé.</translation>
        </message>
        <message>
            <source>Play it elsewhere to see whether it is whole, and save it in another format such as WAV or MP3.</source>
            <translation>Lisez-le avec un autre programme pour voir s’il est complet, et enregistrez-le dans un autre format tel que WAV ou MP3.</translation>
        </message>
        <message>
            <source>'{name}' holds no sound.</source>
            <translation>« {name} » ne contient aucun son.</translation>
        </message>
        <message>
            <source>Choose a file with a sound track.</source>
            <translation>Choisissez un fichier avec une piste audio.</translation>
        </message>
        <message>
            <source>'{name}' has only one sound track; there is no track {track}.</source>
            <translation>« {name} » n’a qu’une seule piste audio ; il n’y a pas de piste {track}.</translation>
        </message>
        <message>
            <source>'{name}' has {count} sound tracks; there is no track {track}.</source>
            <translation>« {name} » a {count} pistes audio ; il n’y a pas de piste {track}.</translation>
        </message>
        <message>
            <source>Choose another track.</source>
            <translation>Choisissez une autre piste.</translation>
        </message>
        <message>
            <source>The sound of '{name}' is copy-protected, or in a format this app cannot decode.</source>
            <translation>Dans « {name} », le son est protégé contre la copie ou dans un format que cette application ne peut pas décoder.</translation>
        </message>
        <message>
            <source>Save it in another format such as WAV or MP3.</source>
            <translation>Enregistrez-le dans un autre format tel que WAV ou MP3.</translation>
        </message>
        <message>
            <source>The sound cannot be played any further ({error}).</source>
            <translation>La lecture du son ne peut pas continuer ({error}).</translation>
        </message>
        <message>
            <source>No other microphone is chosen.</source>
            <translation>Aucun autre microphone n’est choisi.</translation>
        </message>
        <message>
            <source>The microphone '{name}' cannot be opened: {reason}.</source>
            <translation>Le microphone « {name} » ne peut pas être ouvert : {reason}.</translation>
        </message>
        <message>
            <source>Close programs that use it, or choose another one: `dictation devices` lists them.</source>
            <translation>Fermez les programmes qui l’utilisent, ou choisissez-en un autre : `dictation devices` les affiche.</translation>
        </message>
        <message>
            <source>Check that a sound server is running.</source>
            <translation>Vérifiez qu’un serveur de son fonctionne.</translation>
        </message>
        <message>
            <source>system default</source>
            <translation>microphone par défaut</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>Aucun microphone n’a été trouvé.</translation>
        </message>
        <message>
            <source>Connect one, or check that the sound server is running.</source>
            <translation>Branchez-en un, ou vérifiez que le serveur de son fonctionne.</translation>
        </message>
        <message>
            <source>The microphone '{name}' is not connected.</source>
            <translation>Le microphone « {name} » n’est pas connecté.</translation>
        </message>
        <message>
            <source>Connect it, or choose another one: `dictation devices` lists them.</source>
            <translation>Branchez-le, ou choisissez-en un autre : `dictation devices` les affiche.</translation>
        </message>
        <message>
            <source>unknown reason</source>
            <translation>raison inconnue</translation>
        </message>
        <message>
            <source>Other programs cannot be muted: PulseAudio's library is missing.</source>
            <translation>Impossible de couper le son des autres programmes : la bibliothèque de PulseAudio manque.</translation>
        </message>
        <message>
            <source>Install it (`libpulse0` on Debian and Ubuntu).</source>
            <translation>Installez-la (`libpulse0` sous Debian et Ubuntu).</translation>
        </message>
        <message>
            <source>The loudspeaker cannot be muted.</source>
            <translation>Le haut-parleur ne peut pas être coupé.</translation>
        </message>
        <message>
            <source>Some loudspeakers have no switch for it.</source>
            <translation>Certains haut-parleurs n’ont pas d’interrupteur pour cela.</translation>
        </message>
        <message>
            <source>Other programs cannot be muted: no sound server answers.</source>
            <translation>Impossible de couper le son des autres programmes : aucun serveur de son ne répond.</translation>
        </message>
        <message>
            <source>Check that PulseAudio or PipeWire runs.</source>
            <translation>Vérifiez que PulseAudio ou PipeWire fonctionne.</translation>
        </message>
        <message>
            <source>Other programs cannot be muted: Windows refuses it.</source>
            <translation>Impossible de couper le son des autres programmes : Windows le refuse.</translation>
        </message>
        <message>
            <source>Other programs cannot be muted here.</source>
            <translation>Impossible de couper le son des autres programmes ici.</translation>
        </message>
        <message>
            <source>Other programs are not muted: it cannot be noted ({reason}).</source>
            <translation>Le son des autres programmes n’est pas coupé : impossible d’en garder trace ({reason}).</translation>
        </message>
        <message>
            <source>Check space and permissions.</source>
            <translation>Vérifiez l’espace et les droits d’accès.</translation>
        </message>
        <message>
            <source>Playing stopped: the loudspeaker took no sound for {stuck_s:.0f} s.</source>
            <translation>Lecture arrêtée : le haut-parleur n’a accepté aucun son pendant {stuck_s:.0f} s.</translation>
        </message>
        <message>
            <source>Playing stopped: the loudspeaker or the sound server went away.</source>
            <translation>Lecture arrêtée : le haut-parleur ou le serveur de son a disparu.</translation>
        </message>
        <message>
            <source>The sound could not be played ({error}).</source>
            <translation>Le son n’a pas pu être lu ({error}).</translation>
        </message>
        <message>
            <source>The log has the details.</source>
            <translation>Les détails sont dans le journal.</translation>
        </message>
        <message>
            <source>'{name}' is a folder, not a file.</source>
            <translation>« {name} » est un dossier, pas un fichier.</translation>
        </message>
        <message>
            <source>Name the files in it.</source>
            <translation>Indiquez les fichiers qu’il contient.</translation>
        </message>
        <message>
            <source>'{name}' is not a regular file.</source>
            <translation>« {name} » n’est pas un fichier ordinaire.</translation>
        </message>
        <message>
            <source>Save the sound in a file first.</source>
            <translation>Enregistrez d’abord le son dans un fichier.</translation>
        </message>
        <message>
            <source>'{name}' is empty.</source>
            <translation>« {name} » est vide.</translation>
        </message>
        <message>
            <source>'{name}' may not be read.</source>
            <translation>« {name} » n’est pas accessible en lecture.</translation>
        </message>
        <message>
            <source>Ask for permission to read it, or copy it.</source>
            <translation>Demandez l’autorisation de le lire, ou copiez-le.</translation>
        </message>
        <message>
            <source>There is no file '{path}'.</source>
            <translation>Le fichier « {path} » n’existe pas.</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>Vérifiez le nom et le dossier.</translation>
        </message>
        <message>
            <source>'{name}' cannot be read: {reason}.</source>
            <translation>« {name} » ne peut pas être lu : {reason}.</translation>
        </message>
        <message>
            <source>No sound comes from '{name}'.</source>
            <translation>Aucun son ne vient de « {name} ».</translation>
        </message>
        <message>
            <source>Plug it in again or choose another microphone.</source>
            <translation>Rebranchez-le ou choisissez un autre microphone.</translation>
        </message>
        <message>
            <source>The microphone '{name}' stopped working.</source>
            <translation>Le microphone « {name} » a cessé de fonctionner.</translation>
        </message>
        <message>
            <source>Plug it in again or choose another one.</source>
            <translation>Rebranchez-le ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>No sound came from the microphone '{name}' for {seconds:.0f} s.</source>
            <translation>Aucun son n’est venu du microphone « {name} » pendant {seconds:.0f} s.</translation>
        </message>
        <message>
            <source>The dictation reached its longest length ({seconds} s).</source>
            <translation>La dictée a atteint sa durée maximale ({seconds} s).</translation>
        </message>
        <message>
            <source>What was said is transcribed. `dictation settings set audio.max_recording_s` changes the limit.</source>
            <translation>Ce qui a été dit est transcrit. `dictation settings set audio.max_recording_s` modifie la limite.</translation>
        </message>
        <message>
            <source>the microphone</source>
            <translation>le microphone</translation>
        </message>
        <message>
            <source>Nothing but silence came from {name}. It is muted: switch it on at the microphone itself and in the desktop's sound settings, or choose another one above.</source>
            <translation>Seul du silence a été reçu ({name}). Le microphone est coupé : activez-le sur l’appareil lui-même et dans les réglages du son de votre bureau, ou choisissez-en un autre ci-dessus.</translation>
        </message>
        <message>
            <source>Nobody was heard. Speak while it records; if you did, choose another microphone above, or turn {name} up in the desktop's sound settings.</source>
            <translation>Personne n’a été entendu ({name}). Parlez pendant l’enregistrement ; si vous l’avez fait, choisissez un autre microphone ci-dessus, ou augmentez son niveau dans les réglages du son de votre bureau.</translation>
        </message>
        <message>
            <source>You are too loud, and it sounds distorted. Turn the microphone down in the desktop's sound settings, or lower “Make it louder by” below.</source>
            <translation>Vous êtes trop fort, et le son est saturé. Baissez le microphone dans les réglages du son de votre bureau, ou réduisez « Amplifier de » ci-dessous.</translation>
        </message>
        <message>
            <source>You are very quiet. Come closer, turn the microphone up in the desktop's sound settings, or raise “Make it louder by” below.</source>
            <translation>On vous entend très peu. Rapprochez-vous, augmentez le microphone dans les réglages du son de votre bureau, ou augmentez « Amplifier de » ci-dessous.</translation>
        </message>
        <message>
            <source>This is how you sound to the app: loud enough, and not distorted.</source>
            <translation>Voici comment l’application vous entend : assez fort, et sans saturation.</translation>
        </message>
        <message>
            <source>Starting at login cannot be switched on: {reason}.</source>
            <translation>Impossible d’activer le lancement à l’ouverture de session : {reason}.</translation>
        </message>
        <message>
            <source>Starting at login cannot be switched off: {reason}.</source>
            <translation>Impossible de désactiver le lancement à l’ouverture de session : {reason}.</translation>
        </message>
        <message>
            <source>Check the permissions of the folder, or use the desktop's own tool for start-up programs.</source>
            <translation>Vérifiez les droits d’accès au dossier, ou utilisez l’outil de votre bureau pour les programmes au démarrage.</translation>
        </message>
        <message>
            <source>The running app does not know this command.</source>
            <translation>L’application en cours d’exécution ne connaît pas cette commande.</translation>
        </message>
        <message>
            <source>Quit it and start the newer version.</source>
            <translation>Quittez-la et démarrez la version plus récente.</translation>
        </message>
        <message>
            <source>Nothing of the last dictation was held back.</source>
            <translation>Rien de la dernière dictée n’a été retenu.</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Modèle vocal</translation>
        </message>
        <message>
            <source>No sound comes from the microphone '{microphone}'.</source>
            <translation>Aucun son ne vient du microphone « {microphone} ».</translation>
        </message>
        <message>
            <source>Wait a moment. If it stays so: is it muted? Check its switch and the sound settings.</source>
            <translation>Attendez un instant. Si cela persiste : est-il coupé ? Vérifiez son interrupteur et les réglages du son.</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microphone</translation>
        </message>
        <message>
            <source>Press “Download model” in the window, or do this: {hint}</source>
            <translation>Cliquez sur « Télécharger le modèle » dans la fenêtre, ou procédez ainsi : {hint}</translation>
        </message>
        <message>
            <source>Dictation</source>
            <translation>Dictation</translation>
        </message>
        <message>
            <source>Quit Dictation and start it again; the log has the details.</source>
            <translation>Quittez Dictation et relancez-le ; les détails sont dans le journal.</translation>
        </message>
        <message>
            <source>Dictation is being quit.</source>
            <translation>Dictation est en train de se fermer.</translation>
        </message>
        <message>
            <source>Start it again with `dictation`.</source>
            <translation>Relancez-le avec `dictation`.</translation>
        </message>
        <message>
            <source>You are being logged out.</source>
            <translation>Votre session est en cours de fermeture.</translation>
        </message>
        <message>
            <source>There is nothing to bring back.</source>
            <translation>Il n’y a rien à restaurer.</translation>
        </message>
        <message>
            <source>What is discarded can be had back for {undo_s} s.</source>
            <translation>Ce qui est abandonné peut être restauré pendant {undo_s} s.</translation>
        </message>
        <message>
            <source>A part is being transcribed again already. Wait for it, or stop it.</source>
            <translation>Une partie est déjà en cours de nouvelle transcription. Attendez la fin, ou arrêtez-la.</translation>
        </message>
        <message>
            <source>There is no global hotkey on this system.</source>
            <translation>Il n’y a pas de raccourci clavier global sur ce système.</translation>
        </message>
        <message>
            <source>Bind a key to `dictation toggle` in the keyboard settings of your desktop.</source>
            <translation>Associez une touche à `dictation toggle` dans les réglages du clavier de votre bureau.</translation>
        </message>
        <message>
            <source>Hotkey</source>
            <translation>Raccourci clavier</translation>
        </message>
        <message>
            <source>This desktop does not tell when a key is let go: one press starts, and the next one ends.</source>
            <translation>Ce bureau ne signale pas le relâchement des touches : un appui commence, le suivant termine.</translation>
        </message>
        <message>
            <source>No sound of the last text is kept any more.</source>
            <translation>L’enregistrement du dernier texte n’est plus conservé.</translation>
        </message>
        <message>
            <source>Say it again, with the key for that language.</source>
            <translation>Redites-le, avec la touche de cette langue.</translation>
        </message>
        <message>
            <source>Nothing was inserted that could be taken out.</source>
            <translation>Rien n’a été inséré qui puisse être retiré.</translation>
        </message>
        <message>
            <source>The text was taken out.</source>
            <translation>Le texte a été retiré.</translation>
        </message>
        <message>
            <source>The text was taken out. {key} puts it in as it was heard.</source>
            <translation>Le texte a été retiré. {key} le remet tel qu’il a été entendu.</translation>
        </message>
        <message>
            <source>The text was taken out. {key} puts it in again.</source>
            <translation>Le texte a été retiré. {key} le remet.</translation>
        </message>
        <message>
            <source>Private mode is on: nothing you dictate is kept.</source>
            <translation>Le mode privé est activé : rien de ce que vous dictez n’est conservé.</translation>
        </message>
        <message>
            <source>Private mode is off: dictations are kept again.</source>
            <translation>Le mode privé est désactivé : les dictées sont de nouveau conservées.</translation>
        </message>
        <message>
            <source>Private mode is off; still nothing is kept, because `history.keep` is 'nothing'.</source>
            <translation>Le mode privé est désactivé ; rien n’est conservé pour autant, car `history.keep` vaut « nothing ».</translation>
        </message>
        <message>
            <source>Every file of the model '{name}' is as it should be.</source>
            <translation>Tous les fichiers du modèle « {name} » sont en ordre.</translation>
        </message>
        <message>
            <source>The model '{name}' is removed.</source>
            <translation>Le modèle « {name} » est supprimé.</translation>
        </message>
        <message>
            <source>The download of the model '{name}' is given up.</source>
            <translation>Le téléchargement du modèle « {name} » est abandonné.</translation>
        </message>
        <message>
            <source>The model '{name}' is installed.</source>
            <translation>Le modèle « {name} » est installé.</translation>
        </message>
        <message>
            <source>The models are stored in {folder} now.</source>
            <translation>Les modèles sont maintenant dans {folder}.</translation>
        </message>
        <message>
            <source>Models are stored in {folder} from now on.</source>
            <translation>Les modèles iront désormais dans {folder}.</translation>
        </message>
        <message>
            <source>What was left over is deleted.</source>
            <translation>Les restes sont supprimés.</translation>
        </message>
        <message>
            <source>No model is installed.</source>
            <translation>Aucun modèle n’est installé.</translation>
        </message>
        <message>
            <source>Download one first.</source>
            <translation>Téléchargez-en d’abord un.</translation>
        </message>
        <message>
            <source>Somebody is dictating. Read the text when that has ended.</source>
            <translation>Une dictée est en cours. Lisez le texte quand elle sera terminée.</translation>
        </message>
        <message>
            <source>Too little was heard.</source>
            <translation>Trop peu a été entendu.</translation>
        </message>
        <message>
            <source>Read the whole text aloud, then press the button.</source>
            <translation>Lisez tout le texte à voix haute, puis appuyez sur le bouton.</translation>
        </message>
        <message>
            <source>A dictation began, so what was read is not used. Read the text once more.</source>
            <translation>Une dictée a commencé ; ce qui a été lu n’est donc pas utilisé. Relisez le texte.</translation>
        </message>
        <message>
            <source>The settings file was changed and is not used. {why}</source>
            <translation>Le fichier des réglages a été modifié et n’est pas utilisé. {why}</translation>
        </message>
        <message>
            <source>Dictation is still starting.</source>
            <translation>Dictation est encore en train de démarrer.</translation>
        </message>
        <message>
            <source>Text waits: insert it from the tray.</source>
            <translation>À insérer depuis la zone de notification.</translation>
        </message>
        <message>
            <source>Text waits. {here}: insert here. {back}: go back.</source>
            <translation>Texte en attente. {here} : insérer ici. {back} : revenir.</translation>
        </message>
        <message>
            <source>The keyboard is elsewhere. {here} inserts the text here.</source>
            <translation>Le clavier est ailleurs. {here} insère le texte ici.</translation>
        </message>
        <message>
            <source>Its window was closed. {here} inserts the text here.</source>
            <translation>Sa fenêtre a été fermée. {here} insère le texte ici.</translation>
        </message>
        <message>
            <source>{here} tries again.</source>
            <translation>{here} pour réessayer.</translation>
        </message>
        <message>
            <source>No text waits to be inserted.</source>
            <translation>Aucun texte n’attend d’être inséré.</translation>
        </message>
        <message>
            <source>There is no window to go back to.</source>
            <translation>Il n’y a pas de fenêtre où revenir.</translation>
        </message>
        <message>
            <source>Go where the text belongs, and insert it there.</source>
            <translation>Allez où le texte doit être, et insérez-le là.</translation>
        </message>
        <message>
            <source>Transcription</source>
            <translation>Transcription</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historique</translation>
        </message>
        <message>
            <source>No sound comes from the microphone. Is it muted?</source>
            <translation>Aucun son ne vient du microphone. Est-il coupé ?</translation>
        </message>
        <message>
            <source>No speech was heard.</source>
            <translation>Aucune parole n’a été entendue.</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>chiffrement</translation>
        </message>
        <message>
            <source>decrypted</source>
            <translation>déchiffrement</translation>
        </message>
        <message>
            <source>set aside</source>
            <translation>mise de côté</translation>
        </message>
        <message>
            <source>Another program has just changed the form of the history.</source>
            <translation>Un autre programme vient de modifier la forme de l’historique.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Réessayez.</translation>
        </message>
        <message>
            <source>The key of the history reads differently than it was written.</source>
            <translation>La clé de l’historique se lit autrement qu’elle n’a été écrite.</translation>
        </message>
        <message>
            <source>Check the disk.</source>
            <translation>Vérifiez le disque.</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>suppression</translation>
        </message>
        <message>
            <source>A dictation was not finished.</source>
            <translation>Une dictée n’était pas terminée.</translation>
        </message>
        <message>
            <source>Start Dictation, which recovers it, quit it, and try again.</source>
            <translation>Lancez Dictation, qui la récupère, quittez-le, puis réessayez.</translation>
        </message>
        <message>
            <source>{count} dictations were not finished.</source>
            <translation>{count} dictées n’étaient pas terminées.</translation>
        </message>
        <message>
            <source>Start Dictation, which recovers them, quit it, and try again.</source>
            <translation>Lancez Dictation, qui les récupère, quittez-le, puis réessayez.</translation>
        </message>
        <message>
            <source>There is not enough room on the disk: {needed_mb} MB are needed, and {free_mb} MB free.</source>
            <translation>Il n’y a pas assez de place sur le disque : il faut {needed_mb} Mo, et {free_mb} Mo sont libres.</translation>
        </message>
        <message>
            <source>Make room and try again.</source>
            <translation>Libérez de la place et réessayez.</translation>
        </message>
        <message>
            <source>The history cannot be {what}: {reason}.</source>
            <translation>L’opération sur l’historique a échoué ({what}) : {reason}.</translation>
        </message>
        <message>
            <source>Nothing of it is lost. Is there room on the disk?</source>
            <translation>Rien n’en est perdu. Reste-t-il de la place sur le disque ?</translation>
        </message>
        <message>
            <source>What was written reads differently.</source>
            <translation>Ce qui a été écrit se lit autrement.</translation>
        </message>
        <message>
            <source>Check the disk; the history stays as it was.</source>
            <translation>Vérifiez le disque ; l’historique reste comme avant.</translation>
        </message>
        <message>
            <source>Start it from a desktop session. Without one, `dictation transcribe FILE` works (see `dictation --help`).</source>
            <translation>Lancez-le depuis une session graphique. Sans session, `dictation transcribe FILE` fonctionne (voir `dictation --help`).</translation>
        </message>
        <message>
            <source>There is no desktop to show a window on (DISPLAY is not set).</source>
            <translation>Il n’y a pas de bureau où afficher une fenêtre (DISPLAY n’est pas défini).</translation>
        </message>
        <message>
            <source>A library that windows need is missing ({reason}).</source>
            <translation>Il manque une bibliothèque nécessaire aux fenêtres ({reason}).</translation>
        </message>
        <message>
            <source>`python3 installers/bootstrap.py run` installs what the system lacks.</source>
            <translation>`python3 installers/bootstrap.py run` installe ce qui manque au système.</translation>
        </message>
        <message>
            <source>The desktop at DISPLAY={display} does not answer.</source>
            <translation>Le bureau à DISPLAY={display} ne répond pas.</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>non essayé</translation>
        </message>
        <message>
            <source>A dictation is under way, and this would disturb it.</source>
            <translation>Une dictée est en cours, et cela la perturberait.</translation>
        </message>
        <message>
            <source>Check again when it has ended.</source>
            <translation>Vérifiez à nouveau quand elle sera terminée.</translation>
        </message>
        <message>
            <source>App</source>
            <translation>Application</translation>
        </message>
        <message>
            <source>idle</source>
            <translation>au repos</translation>
        </message>
        <message>
            <source>loading</source>
            <translation>chargement</translation>
        </message>
        <message>
            <source>listening</source>
            <translation>à l’écoute</translation>
        </message>
        <message>
            <source>transcribing</source>
            <translation>transcription</translation>
        </message>
        <message>
            <source>what it complains about is tried below</source>
            <translation>ce qu’elle signale est essayé ci-dessous</translation>
        </message>
        <message>
            <source>version {version}, does not run: the checks do everything by themselves</source>
            <translation>version {version}, ne fonctionne pas : les essais se font sans elle</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>aucune réponse</translation>
        </message>
        <message>
            <source>a part of it stopped working</source>
            <translation>une partie a cessé de fonctionner</translation>
        </message>
        <message>
            <source>version {version}, runs: {how}</source>
            <translation>version {version}, en marche : {how}</translation>
        </message>
        <message>
            <source>all of them can be used</source>
            <translation>tous sont utilisables</translation>
        </message>
        <message>
            <source>{count} of them cannot be used</source>
            <translation>{count} d’entre eux ne sont pas utilisables</translation>
        </message>
        <message>
            <source>Choose other values in the settings.</source>
            <translation>Choisissez d’autres valeurs dans les réglages.</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Dossiers</translation>
        </message>
        <message>
            <source>The speech model cannot be used.</source>
            <translation>Le modèle vocal ne peut pas être utilisé.</translation>
        </message>
        <message>
            <source>settings</source>
            <translation>réglages</translation>
        </message>
        <message>
            <source>recordings</source>
            <translation>enregistrements</translation>
        </message>
        <message>
            <source>history</source>
            <translation>historique</translation>
        </message>
        <message>
            <source>models</source>
            <translation>modèles</translation>
        </message>
        <message>
            <source>log</source>
            <translation>journal</translation>
        </message>
        <message>
            <source>Text into a window</source>
            <translation>Texte dans une fenêtre</translation>
        </message>
        <message>
            <source>Clipboard</source>
            <translation>Presse-papiers</translation>
        </message>
        <message>
            <source>Latin letters</source>
            <translation>lettres latines</translation>
        </message>
        <message>
            <source>umlauts and accents</source>
            <translation>trémas et accents</translation>
        </message>
        <message>
            <source>Cyrillic</source>
            <translation>cyrillique</translation>
        </message>
        <message>
            <source>Chinese, Japanese and Korean</source>
            <translation>chinois, japonais et coréen</translation>
        </message>
        <message>
            <source>emoji</source>
            <translation>émojis</translation>
        </message>
        <message>
            <source>several lines</source>
            <translation>plusieurs lignes</translation>
        </message>
        <message>
            <source>2,000 characters</source>
            <translation>2 000 caractères</translation>
        </message>
        <message>
            <source>no window</source>
            <translation>aucune fenêtre</translation>
        </message>
        <message>
            <source>The window to try it in did not get the keyboard.</source>
            <translation>La fenêtre d’essai n’a pas obtenu le clavier.</translation>
        </message>
        <message>
            <source>The window to try it in lost the keyboard.</source>
            <translation>La fenêtre d’essai a perdu le clavier.</translation>
        </message>
        <message>
            <source>Check again.</source>
            <translation>Vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>{count} characters pasted within {took_ms} ms</source>
            <translation>{count} caractères collés en {took_ms} ms</translation>
        </message>
        <message>
            <source>{count} characters typed within {took_ms} ms</source>
            <translation>{count} caractères saisis en {took_ms} ms</translation>
        </message>
        <message>
            <source>copied only, as it is set: press Ctrl+V in the window</source>
            <translation>copié seulement, selon le réglage : appuyez sur Ctrl+V dans la fenêtre</translation>
        </message>
        <message>
            <source>Trying it would replace what is on the clipboard.</source>
            <translation>L’essai remplacerait le contenu du presse-papiers.</translation>
        </message>
        <message>
            <source>copied only</source>
            <translation>copié seulement</translation>
        </message>
        <message>
            <source>On this desktop no program may write into the windows of others.</source>
            <translation>Sur ce bureau, aucun programme ne peut écrire dans les fenêtres des autres.</translation>
        </message>
        <message>
            <source>Press Ctrl+V in the window after dictating.</source>
            <translation>Appuyez sur Ctrl+V dans la fenêtre après avoir dicté.</translation>
        </message>
        <message>
            <source>it could not be tried</source>
            <translation>l’essai n’a pas pu être fait</translation>
        </message>
        <message>
            <source>Check again, and click into the small window when it comes up.</source>
            <translation>Vérifiez à nouveau, et cliquez dans la petite fenêtre quand elle apparaît.</translation>
        </message>
        <message>
            <source>{one} and {other}</source>
            <translation>{one} et {other}</translation>
        </message>
        <message>
            <source>{arrivals}, and read back</source>
            <translation>{arrivals}, puis relus</translation>
        </message>
        <message>
            <source>it did not arrive</source>
            <translation>le texte n’est pas arrivé</translation>
        </message>
        <message>
            <source>{right} of {count} characters arrived as they were pasted</source>
            <translation>{right} caractères sur {count} sont arrivés tels qu’ils ont été collés</translation>
        </message>
        <message>
            <source>{right} of {count} characters arrived as they were typed</source>
            <translation>{right} caractères sur {count} sont arrivés tels qu’ils ont été saisis</translation>
        </message>
        <message>
            <source>The keyboard layout or another program changes what is sent.</source>
            <translation>La disposition du clavier ou un autre programme modifie ce qui est envoyé.</translation>
        </message>
        <message>
            <source>Choose another way to deliver text.</source>
            <translation>Choisissez un autre mode d’insertion.</translation>
        </message>
        <message>
            <source>What is on the clipboard is a password, or too large to be kept.</source>
            <translation>Le presse-papiers contient un mot de passe, ou quelque chose de trop grand pour être conservé.</translation>
        </message>
        <message>
            <source>Copy something else, and check again.</source>
            <translation>Copiez autre chose, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>The app does not run, and what you copied would be lost when this check ends.</source>
            <translation>L’application ne fonctionne pas, et ce que vous avez copié serait perdu à la fin de cet essai.</translation>
        </message>
        <message>
            <source>Start Dictation, and check again.</source>
            <translation>Lancez Dictation, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>left alone</source>
            <translation>laissé tel quel</translation>
        </message>
        <message>
            <source>what was on it is back</source>
            <translation>son contenu est revenu</translation>
        </message>
        <message>
            <source>it is empty, as before</source>
            <translation>il est vide, comme avant</translation>
        </message>
        <message>
            <source>after pasting</source>
            <translation>après le collage</translation>
        </message>
        <message>
            <source>it was not needed</source>
            <translation>il n’a pas servi</translation>
        </message>
        <message>
            <source>{what}, {used}</source>
            <translation>{what}, {used}</translation>
        </message>
        <message>
            <source>not as before</source>
            <translation>différent d’avant</translation>
        </message>
        <message>
            <source>Another program changed the clipboard at the same time, or took what was offered to it.</source>
            <translation>Un autre programme a modifié le presse-papiers en même temps, ou a pris ce qui lui était proposé.</translation>
        </message>
        <message>
            <source>Check again; if it stays so, end programs that watch the clipboard one by one.</source>
            <translation>Vérifiez à nouveau ; si cela persiste, fermez un à un les programmes qui surveillent le presse-papiers.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>no (Wayland)</source>
            <translation>non (Wayland)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>{session}. Hotkey: {hotkey}. Text: {output}.</source>
            <translation>{session}. Raccourci clavier : {hotkey}. Texte : {output}.</translation>
        </message>
        <message>
            <source>On this desktop Wayland lets no program watch the keyboard.</source>
            <translation>Sur ce bureau, Wayland ne laisse aucun programme surveiller le clavier.</translation>
        </message>
        <message>
            <source>Bind a key to a command instead: `dictation hotkey-lines` tells the lines for your desktop.</source>
            <translation>Associez plutôt une touche à une commande : `dictation hotkey-lines` donne les lignes pour votre bureau.</translation>
        </message>
        <message>
            <source>This desktop lets no program write into the windows of others.</source>
            <translation>Ce bureau ne laisse aucun programme écrire dans les fenêtres des autres.</translation>
        </message>
        <message>
            <source>{protocol} without a desktop environment</source>
            <translation>{protocol} sans environnement de bureau</translation>
        </message>
        <message>
            <source>Mend the model first.</source>
            <translation>Réparez d’abord le modèle.</translation>
        </message>
        <message>
            <source>The model needs about {size}, and {free} are free.</source>
            <translation>Le modèle demande environ {size}, et {free} sont libres.</translation>
        </message>
        <message>
            <source>Close other programs, and check again.</source>
            <translation>Fermez d’autres programmes, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>the CPU does the work: {figures}</source>
            <translation>le CPU fait le travail : {figures}</translation>
        </message>
        <message>
            <source>The GPU does not work: {problem}</source>
            <translation>Le GPU ne fonctionne pas : {problem}</translation>
        </message>
        <message>
            <source>Mend the GPU, or choose the CPU as the device.</source>
            <translation>Réparez le GPU, ou choisissez le CPU comme appareil.</translation>
        </message>
        <message>
            <source>{device}: it does not work</source>
            <translation>{device} : ne fonctionne pas</translation>
        </message>
        <message>
            <source>The CPU does the work, not the GPU that is set.</source>
            <translation>Le CPU fait le travail, et non le GPU choisi dans les réglages.</translation>
        </message>
        <message>
            <source>Choose another device, or automatic.</source>
            <translation>Choisissez un autre appareil, ou automatique.</translation>
        </message>
        <message>
            <source>{device}, {type}: loaded in {load_ms} ms, 5 s of speech understood in {decode_ms} ms, {share:.0%} of the words right</source>
            <translation>{device}, {type} : chargé en {load_ms} ms, 5 s de parole reconnues en {decode_ms} ms, {share:.0%} des mots justes</translation>
        </message>
        <message>
            <source>{names}, {name}</source>
            <translation>{names}, {name}</translation>
        </message>
        <message>
            <source>{free} of {total} free</source>
            <translation>{free} libres sur {total}</translation>
        </message>
        <message>
            <source>{value}, with the model loaded</source>
            <translation>{value}, modèle chargé</translation>
        </message>
        <message>
            <source>The model needs about {size}: it will run with less precision, or on the CPU.</source>
            <translation>Le modèle demande environ {size} : il fonctionnera avec moins de précision, ou sur le CPU.</translation>
        </message>
        <message>
            <source>Close programs that use the GPU, or choose a smaller model.</source>
            <translation>Fermez les programmes qui utilisent le GPU, ou choisissez un modèle plus petit.</translation>
        </message>
        <message>
            <source>Further hotkeys</source>
            <translation>Autres raccourcis clavier</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>non activé</translation>
        </message>
        <message>
            <source>{key}, granted by the desktop, and seen</source>
            <translation>{key}, accordé par le bureau et vu</translation>
        </message>
        <message>
            <source>{key}, granted by the desktop, not seen yet</source>
            <translation>{key}, accordé par le bureau, pas encore vu</translation>
        </message>
        <message>
            <source>Some desktops grant a key and never tell that it is pressed.</source>
            <translation>Certains bureaux accordent une touche sans jamais signaler qu’elle est pressée.</translation>
        </message>
        <message>
            <source>Press it. If nothing happens, bind a key to a command: `dictation hotkey-lines` tells the lines for your desktop.</source>
            <translation>Appuyez dessus. Si rien ne se passe, associez une touche à une commande : `dictation hotkey-lines` donne les lignes pour votre bureau.</translation>
        </message>
        <message>
            <source>{key}, read from the keyboards, and seen</source>
            <translation>{key}, lu sur les claviers et vu</translation>
        </message>
        <message>
            <source>{key}, read from the keyboards, not seen yet</source>
            <translation>{key}, lu sur les claviers, pas encore vu</translation>
        </message>
        <message>
            <source>Where the desktop's portal or a key of the desktop will do, run `dictation settings set hotkey.backend auto` and `sudo gpasswd --delete $USER input`.</source>
            <translation>Si le portail ou une touche du bureau suffit, exécutez `dictation settings set hotkey.backend auto` et `sudo gpasswd --delete $USER input`.</translation>
        </message>
        <message>
            <source>The app does not run, and only it may ask the desktop for the key.</source>
            <translation>L’application n’est pas lancée, et elle seule peut demander la touche au bureau.</translation>
        </message>
        <message>
            <source>{key}, registered; not pressed: {why}</source>
            <translation>{key}, activé ; appui non essayé : {why}</translation>
        </message>
        <message>
            <source>{key}, registered, pressed and seen within {took_ms} ms</source>
            <translation>{key}, activé, pressé et vu en {took_ms} ms</translation>
        </message>
        <message>
            <source>{key}, registered, pressed, seen only in part</source>
            <translation>{key}, activé, pressé, vu seulement en partie</translation>
        </message>
        <message>
            <source>{key}, registered, pressed, not seen</source>
            <translation>{key}, activé, pressé, non vu</translation>
        </message>
        <message>
            <source>Another program takes all keys at the moment.</source>
            <translation>Un autre programme capte toutes les touches en ce moment.</translation>
        </message>
        <message>
            <source>Close menus, screen lockers and virtual machines that hold the keyboard, or choose another key.</source>
            <translation>Fermez les menus, verrouillages d’écran et machines virtuelles qui occupent le clavier, ou choisissez une autre touche.</translation>
        </message>
        <message>
            <source>{key} (not registered)</source>
            <translation>{key} (non activé)</translation>
        </message>
        <message>
            <source>{keys}, registered</source>
            <translation>{keys}, activés</translation>
        </message>
        <message>
            <source>{key}, registered, pressed and seen; {wanted} is set</source>
            <translation>{key}, activé, pressé et vu ; le réglage est {wanted}</translation>
        </message>
        <message>
            <source>The app uses the former key.</source>
            <translation>L’application utilise l’ancienne touche.</translation>
        </message>
        <message>
            <source>Restart Dictation; if it stays so, choose another key.</source>
            <translation>Relancez Dictation ; si cela persiste, choisissez une autre touche.</translation>
        </message>
        <message>
            <source>The check took too long.</source>
            <translation>La vérification a duré trop longtemps.</translation>
        </message>
        <message>
            <source>Check again when the machine has less to do.</source>
            <translation>Vérifiez à nouveau quand l’ordinateur sera moins occupé.</translation>
        </message>
        <message>
            <source>no program is asked to press keys on this system.</source>
            <translation>sur ce système, il n’est demandé à aucun programme d’appuyer sur des touches.</translation>
        </message>
        <message>
            <source>it is a button of the mouse.</source>
            <translation>c’est un bouton de la souris.</translation>
        </message>
        <message>
            <source>the keyboard layout has no plain key for it.</source>
            <translation>la disposition du clavier n’a pas de touche simple pour cela.</translation>
        </message>
        <message>
            <source>A key such as Ctrl or Shift is held down.</source>
            <translation>Une touche comme Ctrl ou Maj est maintenue enfoncée.</translation>
        </message>
        <message>
            <source>Let go of it, and check again.</source>
            <translation>Relâchez-le, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>it does not open</source>
            <translation>il ne s’ouvre pas</translation>
        </message>
        <message>
            <source>Unplug it and plug it in again, or choose another one.</source>
            <translation>Débranchez-le et rebranchez-le, ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>'{name}' opened in {open_ms} ms</source>
            <translation>« {name} » ouvert en {open_ms} ms</translation>
        </message>
        <message>
            <source>{opened}, and sends nothing</source>
            <translation>{opened}, mais n’envoie rien</translation>
        </message>
        <message>
            <source>Switch it on at the microphone itself and in the sound settings of your desktop, or choose another one.</source>
            <translation>Activez-le sur le microphone lui-même et dans les réglages du son de votre bureau, ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{opened}, and sends only digital silence</source>
            <translation>{opened}, mais n’envoie qu’un silence numérique</translation>
        </message>
        <message>
            <source>It is muted.</source>
            <translation>Il est coupé.</translation>
        </message>
        <message>
            <source>{opened}, and stops after {sound_ms} ms</source>
            <translation>{opened}, mais s’arrête après {sound_ms} ms</translation>
        </message>
        <message>
            <source>The device, or the sound system, ended the recording.</source>
            <translation>L’appareil, ou le système audio, a mis fin à l’enregistrement.</translation>
        </message>
        <message>
            <source>{opened}, first sound after {first_ms} ms, {rate_khz:g} kHz, level {level_db:.0f} dB</source>
            <translation>{opened}, premier son après {first_ms} ms, {rate_khz:g} kHz, niveau {level_db:.0f} dB</translation>
        </message>
        <message>
            <source>Parts of the sound were lost because the machine was too busy.</source>
            <translation>Des parties du son ont été perdues parce que l’ordinateur était trop occupé.</translation>
        </message>
        <message>
            <source>Close programs that compute much, and check again.</source>
            <translation>Fermez les programmes qui calculent beaucoup, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>The sound is too loud and gets distorted.</source>
            <translation>Le son est trop fort et saturé.</translation>
        </message>
        <message>
            <source>Turn the microphone down in the sound settings of your desktop.</source>
            <translation>Baissez le microphone dans les réglages du son de votre bureau.</translation>
        </message>
        <message>
            <source>No sound comes from it.</source>
            <translation>Aucun son n’en vient.</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>inutilisable</translation>
        </message>
        <message>
            <source>{model}, {size}: {count} files hashed in {took_s:.1f} s, all as published</source>
            <translation>{model}, {size} : {count} fichiers contrôlés en {took_s:.1f} s, tous tels que publiés</translation>
        </message>
        <message>
            <source>{model}, {size}: {count} files hashed in {took_s:.1f} s, all as they were when it was installed</source>
            <translation>{model}, {size} : {count} fichiers contrôlés en {took_s:.1f} s, tous tels qu’à l’installation</translation>
        </message>
        <message>
            <source>Disk space</source>
            <translation>Espace disque</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Folder of the {what}</source>
            <translation>Dossier : {what}</translation>
        </message>
        <message>
            <source>{path} cannot be written</source>
            <translation>Impossible d’écrire dans {path}</translation>
        </message>
        <message>
            <source>Make it yours again, with the right to write: see its properties in the file manager.</source>
            <translation>Reprenez-en possession, avec le droit d’écriture : voyez ses propriétés dans le gestionnaire de fichiers.</translation>
        </message>
        <message>
            <source>{path} can be written</source>
            <translation>{path} est accessible en écriture</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>The disk does not answer: {reason}.</source>
            <translation>Le disque ne répond pas : {reason}.</translation>
        </message>
        <message>
            <source>Check that it is plugged in.</source>
            <translation>Vérifiez qu’il est branché.</translation>
        </message>
        <message>
            <source>{size} free for recordings and the history</source>
            <translation>{size} libres pour les enregistrements et l’historique</translation>
        </message>
        <message>
            <source>nothing free for recordings and the history</source>
            <translation>aucune place libre pour les enregistrements et l’historique</translation>
        </message>
        <message>
            <source>The disk is full: what you say cannot be kept.</source>
            <translation>Le disque est plein : ce que vous dites ne peut pas être conservé.</translation>
        </message>
        <message>
            <source>The disk is nearly full.</source>
            <translation>Le disque est presque plein.</translation>
        </message>
        <message>
            <source>Delete what you do not need until {size} are free.</source>
            <translation>Supprimez ce dont vous n’avez pas besoin jusqu’à avoir {size} libres.</translation>
        </message>
        <message>
            <source>the system does not tell how much is free</source>
            <translation>le système n’indique pas l’espace libre</translation>
        </message>
        <message>
            <source>{size} free</source>
            <translation>{size} libres</translation>
        </message>
        <message>
            <source>Dictation needs about {size}.</source>
            <translation>Dictation a besoin d’environ {size}.</translation>
        </message>
        <message>
            <source>Close other programs, or choose a smaller model.</source>
            <translation>Fermez d’autres programmes, ou choisissez un modèle plus petit.</translation>
        </message>
        <message>
            <source>Dictation's own window kept the keyboard.</source>
            <translation>La fenêtre de Dictation a gardé le clavier.</translation>
        </message>
        <message>
            <source>Close it, and check again.</source>
            <translation>Fermez-la, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>The app did not say what became of the text.</source>
            <translation>L’application n’a pas dit ce que le texte est devenu.</translation>
        </message>
        <message>
            <source>The text did not reach the window.</source>
            <translation>Le texte n’a pas atteint la fenêtre.</translation>
        </message>
        <message>
            <source>Text by pasting</source>
            <translation>Texte par collage</translation>
        </message>
        <message>
            <source>Text by typing</source>
            <translation>Texte par saisie</translation>
        </message>
        <message>
            <source>Choose pasting as the way to deliver text.</source>
            <translation>Choisissez le collage comme mode de remise du texte.</translation>
        </message>
        <message>
            <source>Choose typing as the way to deliver text.</source>
            <translation>Choisissez la saisie comme mode de remise du texte.</translation>
        </message>
        <message>
            <source>This system has no way to paste.</source>
            <translation>Ce système ne permet pas de coller.</translation>
        </message>
        <message>
            <source>This system has no way to type.</source>
            <translation>Ce système ne permet pas de saisir.</translation>
        </message>
        <message>
            <source>not possible here</source>
            <translation>impossible ici</translation>
        </message>
        <message>
            <source>{kinds}: read back within {took_ms} ms</source>
            <translation>{kinds} : relu en {took_ms} ms</translation>
        </message>
        <message>
            <source>not as they were sent: {kinds}</source>
            <translation>pas tels qu’envoyés : {kinds}</translation>
        </message>
        <message>
            <source>not pasted: {kinds}</source>
            <translation>non collés : {kinds}</translation>
        </message>
        <message>
            <source>not typed: {kinds}</source>
            <translation>non saisis : {kinds}</translation>
        </message>
        <message>
            <source>not tried: {kinds}</source>
            <translation>non essayés : {kinds}</translation>
        </message>
        <message>
            <source>It took too long.</source>
            <translation>Cela a pris trop de temps.</translation>
        </message>
        <message>
            <source>Install it: `python3 installers/bootstrap.py run --with encryption`.</source>
            <translation>Installez-le : `python3 installers/bootstrap.py run --with encryption`.</translation>
        </message>
        <message>
            <source>Whether the history is encrypted cannot be told: {reason}.</source>
            <translation>Impossible de savoir si l’historique est chiffré : {reason}.</translation>
        </message>
        <message>
            <source>Check the permissions of {parent}. It is tried again.</source>
            <translation>Vérifiez les droits d’accès à {parent}. Une nouvelle tentative aura lieu.</translation>
        </message>
        <message>
            <source>It is damaged, or gone</source>
            <translation>Il est endommagé ou a disparu</translation>
        </message>
        <message>
            <source>It is not that of '{name}'</source>
            <translation>Ce n’est pas celui de « {name} »</translation>
        </message>
        <message>
            <source>The history is encrypted, and '{name}' in {folder} cannot be read: {reason}.</source>
            <translation>L’historique est chiffré, et « {name} » dans {folder} ne peut pas être lu : {reason}.</translation>
        </message>
        <message>
            <source>Put it back from a backup. Nothing of the history was changed.</source>
            <translation>Remettez-le depuis une sauvegarde. Rien n’a été modifié dans l’historique.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' is not installed.</source>
            <translation>L’historique est chiffré, et le supplément « encryption » n’est pas installé.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the system's keyring has not given its key yet.</source>
            <translation>L’historique est chiffré, et le trousseau du système n’a pas encore donné sa clé.</translation>
        </message>
        <message>
            <source>If the keyring shows a dialog, answer it.</source>
            <translation>Si le trousseau affiche une boîte de dialogue, répondez-y.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' that reads it is not installed.</source>
            <translation>L’historique est chiffré, et le supplément « encryption » qui sert à le lire n’est pas installé.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the key in the system's keyring is not its own.</source>
            <translation>L’historique est chiffré, et la clé du trousseau du système n’est pas la sienne.</translation>
        </message>
        <message>
            <source>The history is encrypted, and its key is not in the keyring.</source>
            <translation>L’historique est chiffré, et sa clé n’est pas dans le trousseau.</translation>
        </message>
        <message>
            <source>Put the keyring back that it was made with; nothing of the history was changed. If the key is lost: `dictation history set-aside`.</source>
            <translation>Rétablissez le trousseau avec lequel il a été créé ; rien n’a été modifié dans l’historique. Si la clé est perdue : `dictation history set-aside`.</translation>
        </message>
        <message>
            <source>The history cannot be encrypted: the extra 'encryption' is not installed.</source>
            <translation>L’historique ne peut pas être chiffré : le supplément « encryption » n’est pas installé.</translation>
        </message>
        <message>
            <source>The history cannot be encrypted: this system has no keyring that would keep the key.</source>
            <translation>L’historique ne peut pas être chiffré : ce système n’a pas de trousseau pour conserver la clé.</translation>
        </message>
        <message>
            <source>Set one up (GNOME Keyring, KWallet, the keychain of your system) and try again.</source>
            <translation>Installez-en un (GNOME Keyring, KWallet, le trousseau de votre système) et réessayez.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the system's keyring does not answer.</source>
            <translation>L’historique est chiffré, et le trousseau du système ne répond pas.</translation>
        </message>
        <message>
            <source>If it shows a dialog, answer that.</source>
            <translation>S’il affiche une boîte de dialogue, répondez-y.</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used now ({error}).</source>
            <translation>Le trousseau du système n’est pas utilisable pour l’instant ({error}).</translation>
        </message>
        <message>
            <source>Unlock it and try again.</source>
            <translation>Déverrouillez-le et réessayez.</translation>
        </message>
        <message>
            <source>It is encrypted, and the extra 'encryption' that reads it is not installed.</source>
            <translation>Il est chiffré, et le supplément « encryption » qui sert à le lire n’est pas installé.</translation>
        </message>
        <message>
            <source>speech engine</source>
            <translation>moteur vocal</translation>
        </message>
        <message>
            <source>Faster-Whisper (CPU, NVIDIA)</source>
            <translation>Faster-Whisper (CPU, NVIDIA)</translation>
        </message>
        <message>
            <source>The list of models cannot be read ({reason}).</source>
            <translation>La liste des modèles ne peut pas être lue ({reason}).</translation>
        </message>
        <message>
            <source>Install the app again.</source>
            <translation>Réinstallez l’application.</translation>
        </message>
        <message>
            <source>There is no model '{name}'.</source>
            <translation>Le modèle « {name} » n’existe pas.</translation>
        </message>
        <message>
            <source>There is no cuBLAS for this system.</source>
            <translation>Il n’y a pas de cuBLAS pour ce système.</translation>
        </message>
        <message>
            <source>The CPU does the work here.</source>
            <translation>Ici, le CPU fait le travail.</translation>
        </message>
        <message>
            <source>cuBLAS could not be fetched: the package index {reason}.</source>
            <translation>cuBLAS n’a pas pu être téléchargé : l’index de paquets {reason}.</translation>
        </message>
        <message>
            <source>Check the network connection and try again, or `pip install {package}`.</source>
            <translation>Vérifiez la connexion réseau et réessayez, ou `pip install {package}`.</translation>
        </message>
        <message>
            <source>cuBLAS needs {size} on the disk while it is installed, and {free} are free.</source>
            <translation>cuBLAS demande {size} sur le disque pendant son installation, et {free} sont libres.</translation>
        </message>
        <message>
            <source>Free some space for {home}.</source>
            <translation>Libérez de la place pour {home}.</translation>
        </message>
        <message>
            <source>cuBLAS could not be written: the disk is full.</source>
            <translation>cuBLAS n’a pas pu être écrit : le disque est plein.</translation>
        </message>
        <message>
            <source>Free some space.</source>
            <translation>Libérez de la place.</translation>
        </message>
        <message>
            <source>The folder {home} cannot be used: {reason}.</source>
            <translation>Le dossier {home} ne peut pas être utilisé : {reason}.</translation>
        </message>
        <message>
            <source>Check its permissions, and quit the app where it uses the GPU.</source>
            <translation>Vérifiez ses droits d’accès, et quittez l’application si elle utilise le GPU.</translation>
        </message>
        <message>
            <source>The CPU is used, as `engine.device` says.</source>
            <translation>Le CPU est utilisé, comme l’indique `engine.device`.</translation>
        </message>
        <message>
            <source>{device} is used, as `engine.device` says.</source>
            <translation>{device} est utilisé, comme l’indique `engine.device`.</translation>
        </message>
        <message>
            <source>{gpu} is used, as `engine.device` says.</source>
            <translation>{gpu} est utilisé, comme l’indique `engine.device`.</translation>
        </message>
        <message>
            <source>CUDA does not see {gpu}, which `engine.device` names</source>
            <translation>CUDA ne voit pas {gpu}, que `engine.device` désigne</translation>
        </message>
        <message>
            <source>Look at CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER, or choose another device.</source>
            <translation>Voyez CUDA_VISIBLE_DEVICES et CUDA_DEVICE_ORDER, ou choisissez un autre appareil.</translation>
        </message>
        <message>
            <source>The GPU that `engine.device` names is not found in this machine</source>
            <translation>Le GPU que `engine.device` désigne est introuvable dans cet ordinateur</translation>
        </message>
        <message>
            <source>Put it back, or choose another device; `dictation gpu list` shows those there are.</source>
            <translation>Remettez-le en place, ou choisissez un autre appareil ; `dictation gpu list` affiche ceux qui existent.</translation>
        </message>
        <message>
            <source>{reason}, so the CPU is used.</source>
            <translation>{reason}, donc le CPU est utilisé.</translation>
        </message>
        <message>
            <source>{reason}, so the CPU is used. {step}</source>
            <translation>{reason}, donc le CPU est utilisé. {step}</translation>
        </message>
        <message>
            <source>The CPU is used: NVIDIA's driver tells of no GPU.</source>
            <translation>Le CPU est utilisé : le pilote NVIDIA ne signale aucun GPU.</translation>
        </message>
        <message>
            <source>The engine chooses by itself: CUDA_VISIBLE_DEVICES or CUDA_DEVICE_ORDER hides which GPUs it may use.</source>
            <translation>Le moteur choisit lui-même : CUDA_VISIBLE_DEVICES ou CUDA_DEVICE_ORDER masque les GPU qu’il peut utiliser.</translation>
        </message>
        <message>
            <source>{gpu} is used: a GPU is many times faster than the CPU.</source>
            <translation>{gpu} est utilisé : un GPU est bien plus rapide que le CPU.</translation>
        </message>
        <message>
            <source>{gpu} is used: of {count} GPUs it is the one that works.</source>
            <translation>{gpu} est utilisé : sur {count} GPU, c’est celui qui fonctionne.</translation>
        </message>
        <message>
            <source>{gpu} is used: of {count} GPUs it has the most free memory ({free}).</source>
            <translation>{gpu} est utilisé : sur {count} GPU, c’est celui qui a le plus de mémoire libre ({free}).</translation>
        </message>
        <message>
            <source>The CPU is used while '{program}' runs, which gets the GPU to itself (`engine.gpu_yields_to`).</source>
            <translation>Le CPU est utilisé tant que « {program} » fonctionne, car il a le GPU pour lui seul (`engine.gpu_yields_to`).</translation>
        </message>
        <message>
            <source>Dictation goes on with the CPU until the device is chosen again.</source>
            <translation>Dictation continue avec le CPU jusqu’à ce que l’appareil soit choisi de nouveau.</translation>
        </message>
        <message>
            <source>The CPU is used, because the GPU failed: {message}</source>
            <translation>Le CPU est utilisé, car le GPU a échoué : {message}</translation>
        </message>
        <message>
            <source>Dictation goes on there with a simpler search, which needs less memory.</source>
            <translation>Dictation y continue avec une recherche plus simple, qui demande moins de mémoire.</translation>
        </message>
        <message>
            <source>A simpler search is used, because the usual one failed: {message}</source>
            <translation>Une recherche plus simple est utilisée, car la recherche habituelle a échoué : {message}</translation>
        </message>
        <message>
            <source>Dictation goes on there in {compute_type}.</source>
            <translation>Dictation y continue en {compute_type}.</translation>
        </message>
        <message>
            <source>{compute_type} is used, because {failed_type} failed: {message}</source>
            <translation>{compute_type} est utilisé, car {failed_type} a échoué : {message}</translation>
        </message>
        <message>
            <source>The CPU is used, because {gpu} failed before: {message}</source>
            <translation>Le CPU est utilisé, car {gpu} a déjà échoué : {message}</translation>
        </message>
        <message>
            <source>{gpu} is used in {compute_type}, because more failed before: {message}</source>
            <translation>{gpu} est utilisé en {compute_type}, car une précision supérieure a déjà échoué : {message}</translation>
        </message>
        <message>
            <source>allowed (`engine.gpu_memory_mb`)</source>
            <translation>autorisés (`engine.gpu_memory_mb`)</translation>
        </message>
        <message>
            <source>free</source>
            <translation>libres</translation>
        </message>
        <message>
            <source>The model '{model}' needs about {size} on {name}, where {room} are {bound}</source>
            <translation>Le modèle « {model} » demande environ {size} sur {name}, où {room} sont {bound}</translation>
        </message>
        <message>
            <source>{cause}, so it runs in {type}, which needs {size}.</source>
            <translation>{cause}, donc il fonctionne en {type}, qui demande {size}.</translation>
        </message>
        <message>
            <source>{cause}, so the CPU is used.</source>
            <translation>{cause}, donc le CPU est utilisé.</translation>
        </message>
        <message>
            <source>{why} Choose a smaller model, or close programs that use the GPU.</source>
            <translation>{why} Choisissez un modèle plus petit, ou fermez les programmes qui utilisent le GPU.</translation>
        </message>
        <message>
            <source>Which devices there are could not be found out; the log has the details.</source>
            <translation>Les appareils disponibles n’ont pas pu être déterminés ; les détails sont dans le journal.</translation>
        </message>
        <message>
            <source>gave an answer that cannot be understood</source>
            <translation>a donné une réponse incompréhensible</translation>
        </message>
        <message>
            <source>broke off</source>
            <translation>a interrompu la transmission</translation>
        </message>
        <message>
            <source>is longer than {size} bytes</source>
            <translation>dépasse {size} octets</translation>
        </message>
        <message>
            <source>{reason}; what has come is kept, and the next try goes on from there</source>
            <translation>{reason} ; ce qui est arrivé est conservé, et le prochain essai reprendra de là</translation>
        </message>
        <message>
            <source>has {size} bytes instead of {bytes}</source>
            <translation>a {size} octets au lieu de {bytes}</translation>
        </message>
        <message>
            <source>offers {size} more, where {free} are free on the disk</source>
            <translation>propose encore {size}, alors que {free} sont libres sur le disque</translation>
        </message>
        <message>
            <source>The model '{model}' is not installed.</source>
            <translation>Le modèle « {model} » n’est pas installé.</translation>
        </message>
        <message>
            <source>Fetch it with `dictation models fetch {model}`.</source>
            <translation>Téléchargez-le avec `dictation models fetch {model}`.</translation>
        </message>
        <message>
            <source>The model '{model}' understands English only.</source>
            <translation>Le modèle « {model} » ne comprend que l’anglais.</translation>
        </message>
        <message>
            <source>Choose a model without '.en' in its name, or the language en.</source>
            <translation>Choisissez un modèle sans « .en » dans son nom, ou la langue en.</translation>
        </message>
        <message>
            <source>The model '{model}' does not know the language '{language}'.</source>
            <translation>Le modèle « {model} » ne connaît pas la langue « {language} ».</translation>
        </message>
        <message>
            <source>Use a code such as en, de or fr, or auto.</source>
            <translation>Utilisez un code tel que en, de ou fr, ou auto.</translation>
        </message>
        <message>
            <source>The GPU that `engine.device` names is not found in this machine.</source>
            <translation>Le GPU que `engine.device` désigne est introuvable dans cet ordinateur.</translation>
        </message>
        <message>
            <source>CUDA does not see {gpu}, which `engine.device` names.</source>
            <translation>CUDA ne voit pas {gpu}, que `engine.device` désigne.</translation>
        </message>
        <message>
            <source>The GPU cannot be used because NVIDIA's cuBLAS 12 is not installed.</source>
            <translation>Le GPU ne peut pas être utilisé, car cuBLAS 12 de NVIDIA n’est pas installé.</translation>
        </message>
        <message>
            <source>Run `dictation gpu install-runtime`, or set `engine.device` to cpu.</source>
            <translation>Exécutez `dictation gpu install-runtime`, ou réglez `engine.device` sur cpu.</translation>
        </message>
        <message>
            <source>There is not enough memory for the model '{model}' on {device}.</source>
            <translation>Il n’y a pas assez de mémoire pour le modèle « {model} » sur {device}.</translation>
        </message>
        <message>
            <source>Choose a smaller model, or close programs that use much memory.</source>
            <translation>Choisissez un modèle plus petit, ou fermez les programmes qui utilisent beaucoup de mémoire.</translation>
        </message>
        <message>
            <source>The GPU cannot be used: NVIDIA's driver is missing or too old for CUDA 12.</source>
            <translation>Le GPU ne peut pas être utilisé : le pilote NVIDIA manque ou est trop ancien pour CUDA 12.</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu, or update the driver.</source>
            <translation>Réglez `engine.device` sur cpu, ou mettez le pilote à jour.</translation>
        </message>
        <message>
            <source>The GPU does not answer, as it may after the machine has slept.</source>
            <translation>Le GPU ne répond pas, ce qui peut arriver après une mise en veille de l’ordinateur.</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu, or start the machine again.</source>
            <translation>Réglez `engine.device` sur cpu, ou redémarrez l’ordinateur.</translation>
        </message>
        <message>
            <source>There is no device '{device}' on this machine.</source>
            <translation>Il n’y a pas d’appareil « {device} » sur cet ordinateur.</translation>
        </message>
        <message>
            <source>`dictation devices` lists those there are.</source>
            <translation>`dictation devices` affiche ceux qui existent.</translation>
        </message>
        <message>
            <source>This GPU is too old or too new for the engine.</source>
            <translation>Ce GPU est trop ancien ou trop récent pour le moteur.</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu.</source>
            <translation>Réglez `engine.device` sur cpu.</translation>
        </message>
        <message>
            <source>The engine that is installed here cannot use a GPU.</source>
            <translation>Le moteur installé ici ne peut pas utiliser de GPU.</translation>
        </message>
        <message>
            <source>{device} cannot compute in '{type}'.</source>
            <translation>{device} ne peut pas calculer en « {type} ».</translation>
        </message>
        <message>
            <source>Set `engine.compute_type` to auto; `dictation devices` lists what each device can do.</source>
            <translation>Réglez `engine.compute_type` sur auto ; `dictation devices` affiche ce que chaque appareil sait faire.</translation>
        </message>
        <message>
            <source>The model '{model}' is damaged or was made for another engine.</source>
            <translation>Le modèle « {model} » est endommagé ou a été fait pour un autre moteur.</translation>
        </message>
        <message>
            <source>Fetch it again with `dictation models fetch {model}`.</source>
            <translation>Téléchargez-le de nouveau avec `dictation models fetch {model}`.</translation>
        </message>
        <message>
            <source>The GPU stopped working ({reason}).</source>
            <translation>Le GPU a cessé de fonctionner ({reason}).</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu, or start the app again.</source>
            <translation>Réglez `engine.device` sur cpu, ou relancez l’application.</translation>
        </message>
        <message>
            <source>The speech engine failed: {reason}.</source>
            <translation>Le moteur vocal a échoué : {reason}.</translation>
        </message>
        <message>
            <source>Start the app again.</source>
            <translation>Relancez l’application.</translation>
        </message>
        <message>
            <source>No speech was heard, only sound in which the model saw words.</source>
            <translation>Aucune parole n’a été entendue, seulement du son dans lequel le modèle a cru voir des mots.</translation>
        </message>
        <message>
            <source>Hardly any speech was heard; the text is most likely invented.</source>
            <translation>Presque aucune parole n’a été entendue ; le texte est très probablement inventé.</translation>
        </message>
        <message>
            <source>Most likely nobody spoke; the text looks like what the model writes then.</source>
            <translation>Personne n’a sans doute parlé ; le texte ressemble à ce que le modèle écrit dans ce cas.</translation>
        </message>
        <message>
            <source>It is started again with the next dictation; a smaller model needs less memory.</source>
            <translation>Il sera relancé à la prochaine dictée ; un modèle plus petit demande moins de mémoire.</translation>
        </message>
        <message>
            <source>loading the model</source>
            <translation>le chargement du modèle</translation>
        </message>
        <message>
            <source>decoding</source>
            <translation>le décodage</translation>
        </message>
        <message>
            <source>The speech engine was ended.</source>
            <translation>Le moteur vocal a été arrêté.</translation>
        </message>
        <message>
            <source>The speech engine did not answer for {timeout_s:.0f} s while {doing}.</source>
            <translation>Le moteur vocal n’a pas répondu pendant {timeout_s:.0f} s durant {doing}.</translation>
        </message>
        <message>
            <source>signal {number}</source>
            <translation>signal {number}</translation>
        </message>
        <message>
            <source>exit code {code}</source>
            <translation>code de sortie {code}</translation>
        </message>
        <message>
            <source>The speech engine ended while {doing} ({why}).</source>
            <translation>Le moteur vocal s’est arrêté pendant {doing} ({why}).</translation>
        </message>
        <message>
            <source>The model '{model}' takes {size} of memory, and {allowed} are allowed.</source>
            <translation>Le modèle « {model} » occupe {size} de mémoire, pour {allowed} autorisés.</translation>
        </message>
        <message>
            <source>Choose a smaller model, or allow more (setting `engine.memory_mb`).</source>
            <translation>Choisissez un modèle plus petit, ou autorisez davantage (réglage `engine.memory_mb`).</translation>
        </message>
        <message>
            <source>The speech engine took {used} of memory, and {allowed} are allowed (setting `engine.memory_mb`). It was ended, and is started again with the next dictation.</source>
            <translation>Le moteur vocal occupait {used} de mémoire, pour {allowed} autorisés (réglage `engine.memory_mb`). Il a été arrêté ; il sera relancé à la prochaine dictée.</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>manque</translation>
        </message>
        <message>
            <source>is not the published file (its SHA-256 differs)</source>
            <translation>n’est pas le fichier publié (son SHA-256 diffère)</translation>
        </message>
        <message>
            <source>is no JSON</source>
            <translation>n’est pas du JSON</translation>
        </message>
        <message>
            <source>The folder of the models, {folder}, is not there.</source>
            <translation>Le dossier des modèles, {folder}, est absent.</translation>
        </message>
        <message>
            <source>Plug in its disk, or run `dictation models place --forget` to begin anew in the first folder.</source>
            <translation>Branchez son disque, ou exécutez `dictation models place --forget` pour repartir du premier dossier.</translation>
        </message>
        <message>
            <source>does not exist</source>
            <translation>n’existe pas</translation>
        </message>
        <message>
            <source>has no file {missing}</source>
            <translation>n’a pas le fichier {missing}</translation>
        </message>
        <message>
            <source>is not as it was when it was installed</source>
            <translation>n’est plus tel qu’à l’installation</translation>
        </message>
        <message>
            <source>cannot be read back from the new folder</source>
            <translation>ne peut pas être relu depuis le nouveau dossier</translation>
        </message>
        <message>
            <source>a download that is not finished</source>
            <translation>un téléchargement inachevé</translation>
        </message>
        <message>
            <source>a damaged model</source>
            <translation>un modèle endommagé</translation>
        </message>
        <message>
            <source>what a removed or moved model left</source>
            <translation>ce qu’a laissé un modèle supprimé ou déplacé</translation>
        </message>
        <message>
            <source>cannot be used: its address is not encrypted (https)</source>
            <translation>n’est pas utilisable : son adresse n’est pas chiffrée (https)</translation>
        </message>
        <message>
            <source>is switched off (HF_HUB_OFFLINE is set)</source>
            <translation>est hors service (HF_HUB_OFFLINE est défini)</translation>
        </message>
        <message>
            <source>is no web address (https://…)</source>
            <translation>n’est pas une adresse web (https://…)</translation>
        </message>
        <message>
            <source>{why}, and not every checksum of this model is known beforehand</source>
            <translation>{why}, et toutes les sommes de contrôle de ce modèle ne sont pas connues d’avance</translation>
        </message>
        <message>
            <source>offers {size}, more than the disk has room for</source>
            <translation>propose {size}, plus que la place libre du disque</translation>
        </message>
        <message>
            <source>A folder with model.bin, config.json, tokenizer.json and a vocabulary is needed (CTranslate2 form).</source>
            <translation>Il faut un dossier avec model.bin, config.json, tokenizer.json et un vocabulaire (format CTranslate2).</translation>
        </message>
        <message>
            <source>There is no folder {folder}.</source>
            <translation>Le dossier {folder} n’existe pas.</translation>
        </message>
        <message>
            <source>Check its name.</source>
            <translation>Vérifiez son nom.</translation>
        </message>
        <message>
            <source>{folder} is no model in CTranslate2 form: {why}.</source>
            <translation>{folder} n’est pas un modèle au format CTranslate2 : {why}.</translation>
        </message>
        <message>
            <source>The model in {folder} has no file tokenizer.json.</source>
            <translation>Le modèle dans {folder} n’a pas de fichier tokenizer.json.</translation>
        </message>
        <message>
            <source>Copy it there from the model it was converted from, or convert again with --copy_files tokenizer.json.</source>
            <translation>Copiez-le depuis le modèle d’origine, ou refaites la conversion avec --copy_files tokenizer.json.</translation>
        </message>
        <message>
            <source>{folder} holds no model: it has no file {missing}.</source>
            <translation>{folder} ne contient aucun modèle : le fichier {missing} manque.</translation>
        </message>
        <message>
            <source>The file model.bin in {folder} {problem}.</source>
            <translation>Le fichier model.bin dans {folder} {problem}.</translation>
        </message>
        <message>
            <source>it is a file</source>
            <translation>c’est un fichier</translation>
        </message>
        <message>
            <source>Name the folder that holds the model.</source>
            <translation>Indiquez le dossier qui contient le modèle.</translation>
        </message>
        <message>
            <source>it is in the form of the Transformers library</source>
            <translation>il est au format de la bibliothèque Transformers</translation>
        </message>
        <message>
            <source>Convert it with `{command}`, and import what comes out.</source>
            <translation>Convertissez-le avec `{command}`, et importez le résultat.</translation>
        </message>
        <message>
            <source>Take the original model (Transformers form) and convert it with `ct2-transformers-converter`.</source>
            <translation>Prenez le modèle d’origine (format Transformers) et convertissez-le avec `ct2-transformers-converter`.</translation>
        </message>
        <message>
            <source>{file} belongs to whisper.cpp, and cannot be converted</source>
            <translation>{file} appartient à whisper.cpp et ne peut pas être converti</translation>
        </message>
        <message>
            <source>{file} is in ONNX form, and cannot be converted</source>
            <translation>{file} est au format ONNX et ne peut pas être converti</translation>
        </message>
        <message>
            <source>{file} belongs to NeMo, and is no Whisper model</source>
            <translation>{file} appartient à NeMo et n’est pas un modèle Whisper</translation>
        </message>
        <message>
            <source>Choose a Whisper model.</source>
            <translation>Choisissez un modèle Whisper.</translation>
        </message>
        <message>
            <source>{file} is in the form of OpenAI's own program</source>
            <translation>{file} est au format du programme d’OpenAI</translation>
        </message>
        <message>
            <source>Convert it with `{command}`, and what comes out with `ct2-transformers-converter`.</source>
            <translation>Convertissez-le avec `{command}`, puis le résultat avec `ct2-transformers-converter`.</translation>
        </message>
        <message>
            <source>A model cannot be named '{name}'.</source>
            <translation>Un modèle ne peut pas s’appeler « {name} ».</translation>
        </message>
        <message>
            <source>Use letters, digits, dots and hyphens (--name), beginning with a letter or a digit.</source>
            <translation>Utilisez des lettres, des chiffres, des points et des traits d’union (--name), en commençant par une lettre ou un chiffre.</translation>
        </message>
        <message>
            <source>the own folder</source>
            <translation>votre propre dossier</translation>
        </message>
        <message>
            <source>{place} {reason}</source>
            <translation>{place} {reason}</translation>
        </message>
        <message>
            <source>Check the network connection, or copy the model's files into {target} and try again.</source>
            <translation>Vérifiez la connexion réseau, ou copiez les fichiers du modèle dans {target} et réessayez.</translation>
        </message>
        <message>
            <source>Free some space for {folder}.</source>
            <translation>Libérez de la place pour {folder}.</translation>
        </message>
        <message>
            <source>Import it again: `dictation models import FOLDER`.</source>
            <translation>Réimportez-le : `dictation models import FOLDER`.</translation>
        </message>
        <message>
            <source>Name a folder that holds a whole copy of this model.</source>
            <translation>Indiquez un dossier qui contient une copie complète de ce modèle.</translation>
        </message>
        <message>
            <source>no place that it could be fetched from is set</source>
            <translation>aucune source d’où le télécharger n’est définie</translation>
        </message>
        <message>
            <source>{reasons}; {more}</source>
            <translation>{reasons} ; {more}</translation>
        </message>
        <message>
            <source>The model '{name}' could not be fetched: {why}.</source>
            <translation>Le modèle « {name} » n’a pas pu être téléchargé : {why}.</translation>
        </message>
        <message>
            <source>the folder {folder}</source>
            <translation>le dossier {folder}</translation>
        </message>
        <message>
            <source>The model in {folder} could not be imported: {reason}.</source>
            <translation>Le modèle dans {folder} n’a pas pu être importé : {reason}.</translation>
        </message>
        <message>
            <source>Choose a whole copy.</source>
            <translation>Choisissez une copie complète.</translation>
        </message>
        <message>
            <source>the own address ({host})</source>
            <translation>votre propre adresse ({host})</translation>
        </message>
        <message>
            <source>the package index</source>
            <translation>l’index de paquets</translation>
        </message>
        <message>
            <source>the hub mirror</source>
            <translation>le miroir du dépôt</translation>
        </message>
        <message>
            <source>the model hub</source>
            <translation>le dépôt de modèles</translation>
        </message>
        <message>
            <source>The model '{name}' takes {size}; the others take {others}, and {allowed} are allowed together.</source>
            <translation>Le modèle « {name} » occupe {size} ; les autres occupent {others}, pour {allowed} autorisés en tout.</translation>
        </message>
        <message>
            <source>Remove one that you do not need, or allow more (setting `models.folder_mb`).</source>
            <translation>Supprimez-en un dont vous n’avez pas besoin, ou autorisez davantage (réglage `models.folder_mb`).</translation>
        </message>
        <message>
            <source>needs {size} on the disk, where {free} are free</source>
            <translation>demande {size} sur le disque, où {free} sont libres</translation>
        </message>
        <message>
            <source>{place} holds a wrong file: {file} {reason}</source>
            <translation>{place} contient un mauvais fichier : {file} {reason}</translation>
        </message>
        <message>
            <source>The files of the model '{model}' were put there or changed since they were last checked.</source>
            <translation>Les fichiers du modèle « {model} » ont été placés là ou modifiés depuis leur dernière vérification.</translation>
        </message>
        <message>
            <source>Run `dictation models verify {model}` before you move the models.</source>
            <translation>Exécutez `dictation models verify {model}` avant de déplacer les modèles.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: nothing can be there.</source>
            <translation>Les modèles ne peuvent pas être déplacés vers {target} : rien ne peut s’y trouver.</translation>
        </message>
        <message>
            <source>The models stay in {old}: {name} {reason}.</source>
            <translation>Les modèles restent dans {old} : {name} {reason}.</translation>
        </message>
        <message>
            <source>Run `dictation models verify`; if all are in order, the new disk is not.</source>
            <translation>Exécutez `dictation models verify` ; si tous sont en ordre, c’est le nouveau disque qui ne l’est pas.</translation>
        </message>
        <message>
            <source>The models stay in {old}: the disk is full.</source>
            <translation>Les modèles restent dans {old} : le disque est plein.</translation>
        </message>
        <message>
            <source>Free some space in {target}.</source>
            <translation>Libérez de la place dans {target}.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: one of the folders lies in the other.</source>
            <translation>Les modèles ne peuvent pas être déplacés vers {target} : l’un des dossiers est dans l’autre.</translation>
        </message>
        <message>
            <source>Choose a folder outside of it.</source>
            <translation>Choisissez un dossier en dehors de celui-ci.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: it is a file.</source>
            <translation>Les modèles ne peuvent pas être déplacés vers {target} : c’est un fichier.</translation>
        </message>
        <message>
            <source>Choose a folder.</source>
            <translation>Choisissez un dossier.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: it has something named '{taken}'.</source>
            <translation>Les modèles ne peuvent pas être déplacés vers {target} : quelque chose s’y appelle « {taken} ».</translation>
        </message>
        <message>
            <source>Choose an empty folder, or move that away.</source>
            <translation>Choisissez un dossier vide, ou déplacez cet élément ailleurs.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: they need {size}, and {free} are free there.</source>
            <translation>Les modèles ne peuvent pas être déplacés vers {target} : il faut {size}, et {free} y sont libres.</translation>
        </message>
        <message>
            <source>Free some space there, or choose another disk.</source>
            <translation>Libérez-y de la place, ou choisissez un autre disque.</translation>
        </message>
        <message>
            <source>The files of the model '{name}' were put there or changed since they were last checked.</source>
            <translation>Les fichiers du modèle « {name} » ont été placés là ou modifiés depuis leur dernière vérification.</translation>
        </message>
        <message>
            <source>Run `dictation models fetch {name}`; it downloads them again only if they are damaged.</source>
            <translation>Exécutez `dictation models fetch {name}` ; ils ne sont téléchargés de nouveau que s’ils sont endommagés.</translation>
        </message>
        <message>
            <source>The model '{name}' is not installed.</source>
            <translation>Le modèle « {name} » n’est pas installé.</translation>
        </message>
        <message>
            <source>Run `dictation models fetch {name}` ({size}).</source>
            <translation>Exécutez `dictation models fetch {name}` ({size}).</translation>
        </message>
        <message>
            <source>Run `dictation models verify {name}`, and then `dictation models fetch {name}`.</source>
            <translation>Exécutez `dictation models verify {name}`, puis `dictation models fetch {name}`.</translation>
        </message>
        <message>
            <source>The model '{name}' is damaged: {file} {reason}.</source>
            <translation>Le modèle « {name} » est endommagé : {file} {reason}.</translation>
        </message>
        <message>
            <source>Remove it and import it again.</source>
            <translation>Supprimez-le et réimportez-le.</translation>
        </message>
        <message>
            <source>`dictation models list` shows those that are.</source>
            <translation>`dictation models list` affiche ceux qui le sont.</translation>
        </message>
        <message>
            <source>The folder of the models, {folder}, is there.</source>
            <translation>Le dossier des modèles, {folder}, est présent.</translation>
        </message>
        <message>
            <source>Run `dictation models move {home}` to have them in the first folder again.</source>
            <translation>Exécutez `dictation models move {home}` pour les remettre dans le premier dossier.</translation>
        </message>
        <message>
            <source>Run `dictation models fetch {name}` to fetch it again ({size}).</source>
            <translation>Exécutez `dictation models fetch {name}` pour le télécharger de nouveau ({size}).</translation>
        </message>
        <message>
            <source>Import it again.</source>
            <translation>Réimportez-le.</translation>
        </message>
        <message>
            <source>Its folder is kept as {aside}. {again}</source>
            <translation>Son dossier est conservé sous le nom {aside}. {again}</translation>
        </message>
        <message>
            <source>There is already a model '{name}'.</source>
            <translation>Il y a déjà un modèle « {name} ».</translation>
        </message>
        <message>
            <source>Rename the folder, or remove that model first.</source>
            <translation>Renommez le dossier, ou supprimez d’abord ce modèle.</translation>
        </message>
        <message>
            <source>A model is being fetched, checked or moved just now.</source>
            <translation>Un modèle est justement en cours de téléchargement, de vérification ou de déplacement.</translation>
        </message>
        <message>
            <source>Wait until that has ended, or stop it.</source>
            <translation>Attendez la fin, ou arrêtez l’opération.</translation>
        </message>
        <message>
            <source>The model '{name}'</source>
            <translation>Modèle « {name} »</translation>
        </message>
        <message>
            <source>The models</source>
            <translation>Modèles</translation>
        </message>
        <message>
            <source>{what} could not be written: the disk is full.</source>
            <translation>{what} : écriture impossible, le disque est plein.</translation>
        </message>
        <message>
            <source>Free at least {size} for {folder}.</source>
            <translation>Libérez au moins {size} pour {folder}.</translation>
        </message>
        <message>
            <source>The model folder {folder}</source>
            <translation>Dossier de modèles {folder}</translation>
        </message>
        <message>
            <source>{place} cannot be used: {reason}.</source>
            <translation>{place} : utilisation impossible ({reason}).</translation>
        </message>
        <message>
            <source>Check that it can be written to, and that no program uses the model.</source>
            <translation>Vérifiez qu’il est possible d’y écrire, et qu’aucun programme n’utilise le modèle.</translation>
        </message>
        <message>
            <source>cannot be used: pip does not start ({strerror})</source>
            <translation>n’est pas utilisable : pip ne démarre pas ({strerror})</translation>
        </message>
        <message>
            <source>cannot be used: this installation of the app has no pip</source>
            <translation>n’est pas utilisable : cette installation de l’application n’a pas pip</translation>
        </message>
        <message>
            <source>delivered a wheel that cannot be unpacked</source>
            <translation>a fourni un paquet wheel impossible à décompresser</translation>
        </message>
        <message>
            <source>delivered no wheel of {package}</source>
            <translation>n’a fourni aucun paquet wheel de {package}</translation>
        </message>
        <message>
            <source>It did not finish in {time_limit_s:.0f} s and was ended.</source>
            <translation>Il n’a pas fini en {time_limit_s:.0f} s et a été arrêté.</translation>
        </message>
        <message>
            <source>Try once more: the first use of a GPU may take long. Otherwise set `engine.device` to cpu.</source>
            <translation>Essayez encore une fois : la première utilisation d’un GPU peut être longue. Sinon, réglez `engine.device` sur cpu.</translation>
        </message>
        <message>
            <source>It was cancelled.</source>
            <translation>L’essai a été annulé.</translation>
        </message>
        <message>
            <source>It heard {share:.0%} of the words only: it computes wrongly.</source>
            <translation>Il n’a entendu que {share:.0%} des mots : il calcule mal.</translation>
        </message>
        <message>
            <source>Set `engine.compute_type` to float32, or `engine.device` to cpu.</source>
            <translation>Réglez `engine.compute_type` sur float32, ou `engine.device` sur cpu.</translation>
        </message>
        <message>
            <source>The speech detector of the package 'faster-whisper' is missing.</source>
            <translation>Le détecteur de parole du paquet « faster-whisper » manque.</translation>
        </message>
        <message>
            <source>Install it again.</source>
            <translation>Réinstallez-le.</translation>
        </message>
        <message>
            <source>sent nothing for {stall_s:.0f} s</source>
            <translation>n’a rien envoyé pendant {stall_s:.0f} s</translation>
        </message>
        <message>
            <source>has an address that cannot be used</source>
            <translation>a une adresse inutilisable</translation>
        </message>
        <message>
            <source>redirects to something that is no web address</source>
            <translation>redirige vers autre chose qu’une adresse web</translation>
        </message>
        <message>
            <source>redirects to an address that is not encrypted</source>
            <translation>redirige vers une adresse non chiffrée</translation>
        </message>
        <message>
            <source>redirects in circles</source>
            <translation>redirige en boucle</translation>
        </message>
        <message>
            <source>does not offer it</source>
            <translation>ne le propose pas</translation>
        </message>
        <message>
            <source>has a certificate that this system does not trust</source>
            <translation>a un certificat auquel ce système ne fait pas confiance</translation>
        </message>
        <message>
            <source>The model '{model}' of this key cannot be used, so '{usual}' writes what you say. {cause} {hint}</source>
            <translation>Le modèle « {model} » de cette touche ne peut pas être utilisé ; « {usual} » écrit donc ce que vous dites. {cause} {hint}</translation>
        </message>
        <message>
            <source>A part of the dictation could not be transcribed: too much speech waits for the model already.</source>
            <translation>Une partie de la dictée n’a pas pu être transcrite : trop de parole attend déjà le modèle.</translation>
        </message>
        <message>
            <source>Its sound is kept; “Transcribe again” in the history makes text of it when the model works.</source>
            <translation>Son enregistrement est conservé ; « Retranscrire » dans l’historique en fera du texte quand le modèle fonctionnera.</translation>
        </message>
        <message>
            <source>A part of the dictation could not be transcribed ({error}).</source>
            <translation>Une partie de la dictée n’a pas pu être transcrite ({error}).</translation>
        </message>
        <message>
            <source>export format</source>
            <translation>format d’exportation</translation>
        </message>
        <message>
            <source>Text in paragraphs</source>
            <translation>Texte en paragraphes</translation>
        </message>
        <message>
            <source>Text in one piece</source>
            <translation>Texte d’un seul tenant</translation>
        </message>
        <message>
            <source>Text with times</source>
            <translation>Texte avec minutage</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>SubRip subtitles</source>
            <translation>Sous-titres SubRip</translation>
        </message>
        <message>
            <source>WebVTT subtitles</source>
            <translation>Sous-titres WebVTT</translation>
        </message>
        <message>
            <source>SubStation subtitles</source>
            <translation>Sous-titres SubStation</translation>
        </message>
        <message>
            <source>Lyrics with times</source>
            <translation>Paroles avec minutage</translation>
        </message>
        <message>
            <source>Table, with tabs</source>
            <translation>Tableau, avec tabulations</translation>
        </message>
        <message>
            <source>Table, with commas</source>
            <translation>Tableau, avec virgules</translation>
        </message>
        <message>
            <source>JSON with times</source>
            <translation>JSON avec minutage</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>Document Word</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Page web</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>'{name}' cannot be written in {parent}: {reason}.</source>
            <translation>« {name} » ne peut pas être écrit dans {parent} : {reason}.</translation>
        </message>
        <message>
            <source>Check space and permissions, or choose another folder.</source>
            <translation>Vérifiez l’espace et les droits d’accès, ou choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>PDF cannot be made here: a library that Qt needs is missing ({name}).</source>
            <translation>Impossible de créer un PDF ici : il manque une bibliothèque dont Qt a besoin ({name}).</translation>
        </message>
        <message>
            <source>Install it, or choose html.</source>
            <translation>Installez-la, ou choisissez html.</translation>
        </message>
        <message>
            <source>No font on this machine has the sign {signs}: a PDF would show empty boxes.</source>
            <translation>Aucune police de cet ordinateur n’a le signe {signs} : un PDF afficherait des cases vides.</translation>
        </message>
        <message>
            <source>No font on this machine has signs such as {signs}: a PDF would show empty boxes.</source>
            <translation>Aucune police de cet ordinateur n’a de signes tels que {signs} : un PDF afficherait des cases vides.</translation>
        </message>
        <message>
            <source>Install a font for that script (Noto has all), or choose html.</source>
            <translation>Installez une police pour cette écriture (Noto les a toutes), ou choisissez html.</translation>
        </message>
        <message>
            <source>This is too much to transcribe again at once.</source>
            <translation>C’est trop à retranscrire en une fois.</translation>
        </message>
        <message>
            <source>Choose at most an hour of it.</source>
            <translation>Choisissez au plus une heure.</translation>
        </message>
        <message>
            <source>Nothing was understood this time; the text stays as it was.</source>
            <translation>Rien n’a été reconnu cette fois ; le texte reste tel quel.</translation>
        </message>
        <message>
            <source>'{name}' has no sound there any more.</source>
            <translation>« {name} » ne contient plus de son à cet endroit.</translation>
        </message>
        <message>
            <source>Was it replaced by another file?</source>
            <translation>A-t-il été remplacé par un autre fichier ?</translation>
        </message>
        <message>
            <source>The list of files is in use by another Dictation.</source>
            <translation>La liste des fichiers est utilisée par une autre instance de Dictation.</translation>
        </message>
        <message>
            <source>Quit the other one, and start this one again.</source>
            <translation>Quittez l’autre, et relancez celle-ci.</translation>
        </message>
        <message>
            <source>The list of files was damaged: one file could be saved in it. The damaged list is kept as {name}.</source>
            <translation>La liste des fichiers était endommagée : un fichier a pu y être sauvé. La liste endommagée est conservée sous le nom {name}.</translation>
        </message>
        <message>
            <source>The list of files was damaged: {count} files could be saved in it. The damaged list is kept as {name}.</source>
            <translation>La liste des fichiers était endommagée : {count} fichiers ont pu y être sauvés. La liste endommagée est conservée sous le nom {name}.</translation>
        </message>
        <message>
            <source>The list of files needs SQLite 3.37 or newer, and this Python has {version}.</source>
            <translation>La liste des fichiers a besoin de SQLite 3.37 ou plus récent, et ce Python a la version {version}.</translation>
        </message>
        <message>
            <source>Install Dictation with a newer Python.</source>
            <translation>Installez Dictation avec un Python plus récent.</translation>
        </message>
        <message>
            <source>The list of files was closed.</source>
            <translation>La liste des fichiers a été fermée.</translation>
        </message>
        <message>
            <source>Start Dictation again.</source>
            <translation>Relancez Dictation.</translation>
        </message>
        <message>
            <source>The list of files in {folder} was written by a newer version of Dictation.</source>
            <translation>La liste des fichiers dans {folder} a été écrite par une version plus récente de Dictation.</translation>
        </message>
        <message>
            <source>Install that version again, or move the folder away.</source>
            <translation>Réinstallez cette version, ou déplacez le dossier ailleurs.</translation>
        </message>
        <message>
            <source>The list of files in {folder} is damaged and cannot be mended.</source>
            <translation>La liste des fichiers dans {folder} est endommagée et ne peut pas être réparée.</translation>
        </message>
        <message>
            <source>Move '{name}' away to begin a new one.</source>
            <translation>Déplacez « {name} » ailleurs pour en commencer une nouvelle.</translation>
        </message>
        <message>
            <source>The disk is full: the list of files cannot be changed.</source>
            <translation>Le disque est plein : la liste des fichiers ne peut pas être modifiée.</translation>
        </message>
        <message>
            <source>The list of files is in use by another program.</source>
            <translation>La liste des fichiers est utilisée par un autre programme.</translation>
        </message>
        <message>
            <source>The list of files in {folder} may not be written.</source>
            <translation>La liste des fichiers dans {folder} n’est pas accessible en écriture.</translation>
        </message>
        <message>
            <source>Check the permissions of the folder.</source>
            <translation>Vérifiez les droits d’accès au dossier.</translation>
        </message>
        <message>
            <source>The disk with the list of files in {folder} does not work.</source>
            <translation>Le disque qui contient la liste des fichiers dans {folder} ne fonctionne pas.</translation>
        </message>
        <message>
            <source>Check the disk and its space.</source>
            <translation>Vérifiez le disque et son espace libre.</translation>
        </message>
        <message>
            <source>The list of files in {folder} cannot be used: {why}.</source>
            <translation>La liste des fichiers dans {folder} ne peut pas être utilisée : {why}.</translation>
        </message>
        <message>
            <source>{file} is in the list already.</source>
            <translation>{file} est déjà dans la liste.</translation>
        </message>
        <message>
            <source>These files are in the list already.</source>
            <translation>Ces fichiers sont déjà dans la liste.</translation>
        </message>
        <message>
            <source>Files are transcribed on the CPU: the GPU cannot be used for the model '{model}'.</source>
            <translation>Les fichiers sont transcrits sur le CPU : le GPU ne peut pas servir au modèle « {model} ».</translation>
        </message>
        <message>
            <source>{file} or the choices for it were changed. It is transcribed from its beginning; what you had edited of it is gone.</source>
            <translation>{file} ou ses options ont changé. La transcription reprend du début ; vos modifications du texte sont perdues.</translation>
        </message>
        <message>
            <source>Dictation was ended {crashes} times while it began with this file.</source>
            <translation>Dictation s’est arrêté {crashes} fois en commençant ce fichier.</translation>
        </message>
        <message>
            <source>The file may be the cause. Save it in another format with another program, or try again.</source>
            <translation>Le fichier en est peut-être la cause. Enregistrez-le dans un autre format avec un autre programme, ou réessayez.</translation>
        </message>
        <message>
            <source>The folder {named} holds no sound or video files.</source>
            <translation>Le dossier {named} ne contient aucun fichier audio ou vidéo.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{file} is done.</source>
            <translation>{file} est terminé.</translation>
        </message>
        <message>
            <source>{count} of {total} files</source>
            <translation>{count} fichiers sur {total}</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} fichiers</translation>
        </message>
        <message>
            <source>{files} are done, {gaps} of them with gaps, {silent} of them without speech.</source>
            <translation>{files} sont terminés, dont {gaps} avec des lacunes et {silent} sans parole.</translation>
        </message>
        <message>
            <source>{files} are done, {gaps} of them with gaps.</source>
            <translation>{files} sont terminés, dont {gaps} avec des lacunes.</translation>
        </message>
        <message>
            <source>{files} are done, {silent} of them without speech.</source>
            <translation>{files} sont terminés, dont {silent} sans parole.</translation>
        </message>
        <message>
            <source>{files} are done.</source>
            <translation>{files} sont terminés.</translation>
        </message>
        <message>
            <source>{file} failed: {problem}</source>
            <translation>{file} a échoué : {problem}</translation>
        </message>
        <message>
            <source>{count} files failed, first {file}: {problem}</source>
            <translation>{count} fichiers ont échoué, d’abord {file} : {problem}</translation>
        </message>
        <message>
            <source>'{name}'</source>
            <translation>« {name} »</translation>
        </message>
        <message>
            <source>The folder '{filename}' cannot be read: {reason}.</source>
            <translation>Le dossier « {filename} » ne peut pas être lu : {reason}.</translation>
        </message>
        <message>
            <source>Check its permissions.</source>
            <translation>Vérifiez ses droits d’accès.</translation>
        </message>
        <message>
            <source>These folders are being watched in this way already.</source>
            <translation>Ces dossiers sont déjà surveillés de cette façon.</translation>
        </message>
        <message>
            <source>End the other command, or watch with it.</source>
            <translation>Arrêtez l’autre commande, ou surveillez-les avec elle.</translation>
        </message>
        <message>
            <source>Which files have been taken cannot be kept in {parent}: {reason}.</source>
            <translation>Impossible de noter dans {parent} quels fichiers ont été traités : {reason}.</translation>
        </message>
        <message>
            <source>Make room there, or check its permissions; until then a file may be taken twice.</source>
            <translation>Libérez-y de la place, ou vérifiez ses droits d’accès ; d’ici là, un fichier peut être traité deux fois.</translation>
        </message>
        <message>
            <source>The text of {named} cannot be edited while it is being transcribed.</source>
            <translation>Le texte de {named} ne peut pas être modifié pendant la transcription.</translation>
        </message>
        <message>
            <source>Pause it, or wait until it is done.</source>
            <translation>Mettez-la en pause, ou attendez la fin.</translation>
        </message>
        <message>
            <source>{named} could not be exported ({error}).</source>
            <translation>{named} n’a pas pu être exporté ({error}).</translation>
        </message>
        <message>
            <source>{named} has no text that could be written.</source>
            <translation>{named} n’a pas de texte à écrire.</translation>
        </message>
        <message>
            <source>{names} is written.</source>
            <translation>{names} est écrit.</translation>
        </message>
        <message>
            <source>{names} are written.</source>
            <translation>{names} sont écrits.</translation>
        </message>
        <message>
            <source>it does not answer</source>
            <translation>il ne répond pas</translation>
        </message>
        <message>
            <source>nothing is mounted there</source>
            <translation>aucun volume n’y est monté</translation>
        </message>
        <message>
            <source>'{name}' cannot be opened: {why}. It is tried again.</source>
            <translation>« {name} » ne peut pas être ouvert : {why}. Une nouvelle tentative aura lieu.</translation>
        </message>
        <message>
            <source>The watched folder '{folder}' cannot be read: {reason}. It is watched again as soon as it can be.</source>
            <translation>Le dossier surveillé « {folder} » ne peut pas être lu : {reason}. La surveillance reprendra dès que possible.</translation>
        </message>
        <message>
            <source>The folder '{folder}' is watched again.</source>
            <translation>Le dossier « {folder} » est de nouveau surveillé.</translation>
        </message>
        <message>
            <source>The file was changed while it was transcribed.</source>
            <translation>Le fichier a été modifié pendant sa transcription.</translation>
        </message>
        <message>
            <source>Transcribe it again to have all of it.</source>
            <translation>Retranscrivez-le pour l’avoir en entier.</translation>
        </message>
        <message>
            <source>It could not be transcribed ({error}).</source>
            <translation>La transcription a échoué ({error}).</translation>
        </message>
        <message>
            <source>Held back at {start_s:.0f}-{end_s:.0f} s: {reason}</source>
            <translation>Retenu de {start_s:.0f} à {end_s:.0f} s : {reason}</translation>
        </message>
        <message>
            <source>{count} more of it.</source>
            <translation>Et {count} autres passages.</translation>
        </message>
        <message>
            <source>Export it as JSON to read it.</source>
            <translation>Exportez le texte en JSON pour le lire.</translation>
        </message>
        <message>
            <source>Check that it is still there.</source>
            <translation>Vérifiez qu’il est toujours là.</translation>
        </message>
        <message>
            <source>NVIDIA's driver is not installed, or tells of no GPU.</source>
            <translation>Le pilote NVIDIA n’est pas installé, ou ne signale aucun GPU.</translation>
        </message>
        <message>
            <source>Install NVIDIA's driver, or set `engine.device` to auto.</source>
            <translation>Installez le pilote NVIDIA, ou réglez `engine.device` sur auto.</translation>
        </message>
        <message>
            <source>not seen by CUDA</source>
            <translation>non vu par CUDA</translation>
        </message>
        <message>
            <source>memory unknown</source>
            <translation>mémoire inconnue</translation>
        </message>
        <message>
            <source>{gpu}, {place}, {memory}, driver {driver}</source>
            <translation>{gpu}, {place}, {memory}, pilote {driver}</translation>
        </message>
        <message>
            <source>`dictation gpu forget` lets it be tried again.</source>
            <translation>`dictation gpu forget` permet de le réessayer.</translation>
        </message>
        <message>
            <source>CUDA does not see it.</source>
            <translation>CUDA ne le voit pas.</translation>
        </message>
        <message>
            <source>Look at the variables CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER.</source>
            <translation>Voyez les variables CUDA_VISIBLE_DEVICES et CUDA_DEVICE_ORDER.</translation>
        </message>
        <message>
            <source>from {place}</source>
            <translation>depuis {place}</translation>
        </message>
        <message>
            <source>{version} from {place}</source>
            <translation>{version} depuis {place}</translation>
        </message>
        <message>
            <source>The files in {folder} are not as they were installed.</source>
            <translation>Les fichiers dans {folder} ne sont plus tels qu’à l’installation.</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>endommagé</translation>
        </message>
        <message>
            <source>Run `dictation gpu install-runtime`.</source>
            <translation>Exécutez `dictation gpu install-runtime`.</translation>
        </message>
        <message>
            <source>Run `dictation gpu install-runtime` ({size}).</source>
            <translation>Exécutez `dictation gpu install-runtime` ({size}).</translation>
        </message>
        <message>
            <source>No GPU can be used without it.</source>
            <translation>Aucun GPU ne peut être utilisé sans cela.</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>non installé</translation>
        </message>
        <message>
            <source>There is no such GPU in this machine, or CUDA does not see it.</source>
            <translation>Ce GPU n’est pas dans cet ordinateur, ou CUDA ne le voit pas.</translation>
        </message>
        <message>
            <source>`dictation gpu list` shows those there are.</source>
            <translation>`dictation gpu list` affiche ceux qui existent.</translation>
        </message>
        <message>
            <source>'{name}' does not say what kind of file it is to be.</source>
            <translation>« {name} » ne dit pas de quel type de fichier il s’agit.</translation>
        </message>
        <message>
            <source>Let it end in {names}.</source>
            <translation>Terminez le nom par {names}.</translation>
        </message>
        <message>
            <source>'{path}' cannot be written: {reason}.</source>
            <translation>« {path} » ne peut pas être écrit : {reason}.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Choisissez un autre nom.</translation>
        </message>
        <message>
            <source>The folder '{parent}' does not exist.</source>
            <translation>Le dossier « {parent} » n’existe pas.</translation>
        </message>
        <message>
            <source>Make it, or choose another one.</source>
            <translation>Créez-le, ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>'{path}' is there already.</source>
            <translation>« {path} » existe déjà.</translation>
        </message>
        <message>
            <source>Choose another name, or add --force to replace it.</source>
            <translation>Choisissez un autre nom, ou ajoutez --force pour le remplacer.</translation>
        </message>
        <message>
            <source>'{path}' cannot be replaced: {reason}.</source>
            <translation>« {path} » ne peut pas être remplacé : {reason}.</translation>
        </message>
        <message>
            <source>Recovered: Dictation had ended before this was finished.</source>
            <translation>Récupérée : Dictation s’était arrêté avant la fin de cette dictée.</translation>
        </message>
        <message>
            <source>The history is damaged.</source>
            <translation>L’historique est endommagé.</translation>
        </message>
        <message>
            <source>Start Dictation again: it is mended then.</source>
            <translation>Relancez Dictation : il sera réparé à ce moment-là.</translation>
        </message>
        <message>
            <source>The history is damaged, and it cannot be mended while another program has it open.</source>
            <translation>L’historique est endommagé, et ne peut pas être réparé tant qu’un autre programme l’a ouvert.</translation>
        </message>
        <message>
            <source>Quit Dictation and start it again.</source>
            <translation>Quittez Dictation et relancez-le.</translation>
        </message>
        <message>
            <source>Another program is mending the history.</source>
            <translation>Un autre programme répare l’historique.</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>Réessayez dans une minute.</translation>
        </message>
        <message>
            <source>The history was damaged: one entry could be saved. The damaged file is kept as {name}.</source>
            <translation>L’historique était endommagé : une entrée a pu être sauvée. Le fichier endommagé est conservé sous le nom {name}.</translation>
        </message>
        <message>
            <source>The history was damaged: {count} entries could be saved. The damaged file is kept as {name}.</source>
            <translation>L’historique était endommagé : {count} entrées ont pu être sauvées. Le fichier endommagé est conservé sous le nom {name}.</translation>
        </message>
        <message>
            <source>The history in {folder} is damaged and cannot be mended. Or its 'key.json' is another history's.</source>
            <translation>L’historique dans {folder} est endommagé et ne peut pas être réparé, ou son « key.json » est celui d’un autre historique.</translation>
        </message>
        <message>
            <source>Put both back from a backup, or begin a new one: `dictation history set-aside`.</source>
            <translation>Remettez les deux depuis une sauvegarde, ou commencez un nouvel historique : `dictation history set-aside`.</translation>
        </message>
        <message>
            <source>The history needs SQLite 3.37 or newer, and this Python has {version}.</source>
            <translation>L’historique a besoin de SQLite 3.37 ou plus récent, et ce Python a la version {version}.</translation>
        </message>
        <message>
            <source>The history was closed.</source>
            <translation>L’historique a été fermé.</translation>
        </message>
        <message>
            <source>The history in {folder} was written by a newer version of Dictation.</source>
            <translation>L’historique dans {folder} a été écrit par une version plus récente de Dictation.</translation>
        </message>
        <message>
            <source>The history in {folder} is damaged and cannot be mended.</source>
            <translation>L’historique dans {folder} est endommagé et ne peut pas être réparé.</translation>
        </message>
        <message>
            <source>The disk is full: the history cannot be changed.</source>
            <translation>Le disque est plein : l’historique ne peut pas être modifié.</translation>
        </message>
        <message>
            <source>The history is in use by another program.</source>
            <translation>L’historique est utilisé par un autre programme.</translation>
        </message>
        <message>
            <source>The history in {folder} may not be written.</source>
            <translation>L’historique dans {folder} n’est pas accessible en écriture.</translation>
        </message>
        <message>
            <source>The disk with the history in {folder} does not work.</source>
            <translation>Le disque qui contient l’historique dans {folder} ne fonctionne pas.</translation>
        </message>
        <message>
            <source>The history in {folder} cannot be used: {why}.</source>
            <translation>L’historique dans {folder} ne peut pas être utilisé : {why}.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' that reads it is damaged.</source>
            <translation>L’historique est chiffré, et le supplément « encryption » qui sert à le lire est endommagé.</translation>
        </message>
        <message>
            <source>The encrypted history in {folder} cannot be read now: {reason}.</source>
            <translation>L’historique chiffré dans {folder} ne peut pas être lu pour l’instant : {reason}.</translation>
        </message>
        <message>
            <source>It is tried again.</source>
            <translation>Une nouvelle tentative aura lieu.</translation>
        </message>
        <message>
            <source>'{sealed_name}' of the encrypted history is gone from {folder}.</source>
            <translation>« {sealed_name} » de l’historique chiffré a disparu de {folder}.</translation>
        </message>
        <message>
            <source>Put it back from a backup, or begin a new history: `dictation history set-aside`.</source>
            <translation>Remettez-le depuis une sauvegarde, ou commencez un nouvel historique : `dictation history set-aside`.</translation>
        </message>
        <message>
            <source>Left out: {reason}</source>
            <translation>Laissé de côté : {reason}</translation>
        </message>
        <message>
            <source>The folder {audio_folder} cannot be used: {reason}.</source>
            <translation>Le dossier {audio_folder} ne peut pas être utilisé : {reason}.</translation>
        </message>
        <message>
            <source>An entry cannot be corrected to nothing.</source>
            <translation>La correction ne peut pas vider une dictée.</translation>
        </message>
        <message>
            <source>Delete it instead.</source>
            <translation>Supprimez-la plutôt.</translation>
        </message>
        <message>
            <source>Nothing was understood this time.</source>
            <translation>Rien n’a été reconnu cette fois.</translation>
        </message>
        <message>
            <source>The text stays as it was.</source>
            <translation>Le texte reste tel quel.</translation>
        </message>
        <message>
            <source>'{name}' of the history cannot be deleted: {reason}.</source>
            <translation>« {name} » de l’historique ne peut pas être supprimé : {reason}.</translation>
        </message>
        <message>
            <source>Close what plays it, and try again.</source>
            <translation>Fermez le programme qui le lit, et réessayez.</translation>
        </message>
        <message>
            <source>There is no entry {id_} in the history.</source>
            <translation>Il n’y a pas d’entrée {id_} dans l’historique.</translation>
        </message>
        <message>
            <source>It may have been deleted.</source>
            <translation>Elle a peut-être été supprimée.</translation>
        </message>
        <message>
            <source>hotkey back end</source>
            <translation>méthode de surveillance du raccourci</translation>
        </message>
        <message>
            <source>X11 key grab</source>
            <translation>Capture de touches X11</translation>
        </message>
        <message>
            <source>Shortcuts of the desktop (portal)</source>
            <translation>Raccourcis du bureau (portail)</translation>
        </message>
        <message>
            <source>Keyboards read directly (evdev)</source>
            <translation>Claviers lus directement (evdev)</translation>
        </message>
        <message>
            <source>It also knows modifier keys alone, buttons of the mouse, and when a key is let go, where a Wayland desktop tells of none. It needs a membership of the group `input`, with which every program that you start can read every key you type in any window, passwords too. The keys also reach the window you are in.</source>
            <translation>Reconnaît aussi les touches de modification seules, les boutons de la souris et le relâchement des touches, là où un bureau Wayland n’en signale rien. Il faut appartenir au groupe `input` ; tout programme que vous lancez peut alors lire chaque touche pressée dans n’importe quelle fenêtre, mots de passe compris. Les touches parviennent aussi à la fenêtre où vous êtes.</translation>
        </message>
        <message>
            <source>Windows keyboard hook</source>
            <translation>Surveillance du clavier Windows</translation>
        </message>
        <message>
            <source>macOS hot keys</source>
            <translation>Raccourcis de macOS</translation>
        </message>
        <message>
            <source>Ctrl</source>
            <translation>Ctrl</translation>
        </message>
        <message>
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Maj</translation>
        </message>
        <message>
            <source>Super</source>
            <translation>Super</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Backspace</source>
            <translation>Retour arrière</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Inser</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Suppr</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>PageUp</source>
            <translation>Page haut</translation>
        </message>
        <message>
            <source>PageDown</source>
            <translation>Page bas</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Flèche haut</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Flèche bas</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Flèche gauche</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Flèche droite</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>ScrollLock</source>
            <translation>Arrêt défil</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Impr écran</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Mouse Back</source>
            <translation>Souris retour</translation>
        </message>
        <message>
            <source>Mouse Forward</source>
            <translation>Souris avant</translation>
        </message>
        <message>
            <source>Left{key}</source>
            <translation>{key} gauche</translation>
        </message>
        <message>
            <source>Right{key}</source>
            <translation>{key} droite</translation>
        </message>
        <message>
            <source>Write it like Ctrl+Alt+Space.</source>
            <translation>Écrivez-le comme Ctrl+Alt+Space.</translation>
        </message>
        <message>
            <source>'{text}' is not a key combination.</source>
            <translation>« {text} » n’est pas une combinaison de touches.</translation>
        </message>
        <message>
            <source>'{key}' in '{text}' is not a modifier key.</source>
            <translation>« {key} » dans « {text} » n’est pas une touche de modification.</translation>
        </message>
        <message>
            <source>Use {keys}, each perhaps with Left or Right before it.</source>
            <translation>Utilisez {keys}, éventuellement précédés de Left ou Right.</translation>
        </message>
        <message>
            <source>'{text}' has only modifier keys.</source>
            <translation>« {text} » n’a que des touches de modification.</translation>
        </message>
        <message>
            <source>Add another key, or use one of them alone, such as RightCtrl.</source>
            <translation>Ajoutez une autre touche, ou utilisez l’une d’elles seule, telle que RightCtrl.</translation>
        </message>
        <message>
            <source>'{key}' in '{text}' is not a key this app knows.</source>
            <translation>« {key} » dans « {text} » n’est pas une touche connue de cette application.</translation>
        </message>
        <message>
            <source>There is no keyboard that programs can read.</source>
            <translation>Il n’y a pas de clavier que les programmes puissent lire.</translation>
        </message>
        <message>
            <source>Choose another way to watch the hotkey in the settings.</source>
            <translation>Choisissez dans les réglages une autre surveillance du raccourci clavier.</translation>
        </message>
        <message>
            <source>The keyboards are not watched any more; no hotkey works.</source>
            <translation>Les claviers ne sont plus surveillés ; aucun raccourci clavier ne fonctionne.</translation>
        </message>
        <message>
            <source>Start Dictation again, or use `dictation toggle`.</source>
            <translation>Relancez Dictation, ou utilisez `dictation toggle`.</translation>
        </message>
        <message>
            <source>No keyboard or mouse here has the key {chord}.</source>
            <translation>Aucun clavier ni aucune souris n’a ici la touche {chord}.</translation>
        </message>
        <message>
            <source>Plug it in, or choose another key.</source>
            <translation>Branchez l’appareil, ou choisissez une autre touche.</translation>
        </message>
        <message>
            <source>Dictation may not read the keyboards.</source>
            <translation>Dictation n’a pas le droit de lire les claviers.</translation>
        </message>
        <message>
            <source>Run `sudo usermod -aG input $USER` and log in again; from then on every program that you start can read every key you type, passwords too.</source>
            <translation>Exécutez `sudo usermod -aG input $USER` et reconnectez-vous ; dès lors, tout programme que vous lancez peut lire chaque touche pressée, mots de passe compris.</translation>
        </message>
        <message>
            <source>The place of {chord} on the keyboard is not known here.</source>
            <translation>L’emplacement de {chord} sur le clavier n’est pas connu ici.</translation>
        </message>
        <message>
            <source>Choose a key that a US keyboard has: it is taken by its place, whatever is printed on it.</source>
            <translation>Choisissez une touche d’un clavier américain : c’est son emplacement qui compte, quoi qu’elle porte.</translation>
        </message>
        <message>
            <source>The process that watches the keyboard did not start.</source>
            <translation>Le processus qui surveille le clavier n’a pas démarré.</translation>
        </message>
        <message>
            <source>Close other keyboard tools and try again.</source>
            <translation>Fermez d’autres outils de clavier et réessayez.</translation>
        </message>
        <message>
            <source>System Settings, Keyboard, Shortcuts, Add New, Command or Script: enter this command, then give it a key.</source>
            <translation>Configuration du système, Clavier, Raccourcis clavier, Ajouter, Commande ou script : saisissez cette commande, puis attribuez-lui une touche.</translation>
        </message>
        <message>
            <source>Bind a key to this command in the keyboard settings of your desktop.</source>
            <translation>Associez une touche à cette commande dans les réglages du clavier de votre bureau.</translation>
        </message>
        <message>
            <source>Press the key once to start, and once more to end.</source>
            <translation>Appuyez une fois sur la touche pour commencer, et une autre fois pour terminer.</translation>
        </message>
        <message>
            <source>Hold the key while you speak. Let go of it before the other keys of the combination.</source>
            <translation>Maintenez la touche pendant que vous parlez. Relâchez-la avant les autres touches de la combinaison.</translation>
        </message>
        <message>
            <source>Add these lines to {file}, then run `{command}`.</source>
            <translation>Ajoutez ces lignes à {file}, puis exécutez `{command}`.</translation>
        </message>
        <message>
            <source>Add these lines to {file}; they count at once.</source>
            <translation>Ajoutez ces lignes à {file} ; elles prennent effet aussitôt.</translation>
        </message>
        <message>
            <source>Add these lines to the part `binds` of {file}; they count at once.</source>
            <translation>Ajoutez ces lignes à la partie `binds` de {file} ; elles prennent effet aussitôt.</translation>
        </message>
        <message>
            <source>Paste these lines into a terminal, or add a custom shortcut in Settings, Keyboard.</source>
            <translation>Collez ces lignes dans un terminal, ou ajoutez un raccourci personnalisé dans Paramètres, Clavier.</translation>
        </message>
        <message>
            <source>macOS does not let Dictation take the buttons of the mouse.</source>
            <translation>macOS ne laisse pas Dictation utiliser les boutons de la souris.</translation>
        </message>
        <message>
            <source>Allow it in System Settings, Privacy &amp; Security, Accessibility, and try again.</source>
            <translation>Autorisez-le dans Réglages Système, Confidentialité et sécurité, Accessibilité, et réessayez.</translation>
        </message>
        <message>
            <source>A Mac keyboard has no key '{key}' for {chord}.</source>
            <translation>Un clavier de Mac n’a pas de touche « {key} » pour {chord}.</translation>
        </message>
        <message>
            <source>Choose another key, such as {chord}.</source>
            <translation>Choisissez une autre touche, par exemple {chord}.</translation>
        </message>
        <message>
            <source>{chord} is taken by macOS or another program.</source>
            <translation>{chord} est pris par macOS ou par un autre programme.</translation>
        </message>
        <message>
            <source>Bind a key of your desktop to a command: the settings (Hotkeys) and `dictation hotkey-lines` have the lines for it.</source>
            <translation>Associez une touche de votre bureau à une commande : les réglages (Raccourcis clavier) et `dictation hotkey-lines` donnent les lignes pour cela.</translation>
        </message>
        <message>
            <source>This desktop grants no modifier key alone, and no button of the mouse.</source>
            <translation>Ce bureau n’accorde ni touche de modification seule, ni bouton de la souris.</translation>
        </message>
        <message>
            <source>Choose a combination such as Ctrl+Alt+Space.</source>
            <translation>Choisissez une combinaison telle que Ctrl+Alt+Espace.</translation>
        </message>
        <message>
            <source>Wayland lets no program watch the keyboard.</source>
            <translation>Wayland ne laisse aucun programme surveiller le clavier.</translation>
        </message>
        <message>
            <source>The desktop's portal was restarted, and grants no keys now.</source>
            <translation>Le portail du bureau a été relancé, et n’accorde plus de touches.</translation>
        </message>
        <message>
            <source>The desktop's question whether Dictation may have its keys was not answered with yes.</source>
            <translation>Le bureau a demandé si Dictation peut avoir ses touches, et la réponse n’a pas été oui.</translation>
        </message>
        <message>
            <source>The desktop granted no key.</source>
            <translation>Le bureau n’a accordé aucune touche.</translation>
        </message>
        <message>
            <source>The desktop did not grant {chord}.</source>
            <translation>Le bureau n’a pas accordé {chord}.</translation>
        </message>
        <message>
            <source>Allow it in the keyboard settings of your desktop, or choose another key.</source>
            <translation>Autorisez-le dans les réglages du clavier de votre bureau, ou choisissez une autre touche.</translation>
        </message>
        <message>
            <source>The desktop took the hotkey back.</source>
            <translation>Le bureau a repris le raccourci clavier.</translation>
        </message>
        <message>
            <source>Dictate</source>
            <translation>Dicter</translation>
        </message>
        <message>
            <source>Dictate (key {number})</source>
            <translation>Dicter (touche {number})</translation>
        </message>
        <message>
            <source>This keyboard layout has no key '{key}' for {chord}.</source>
            <translation>Cette disposition du clavier n’a pas de touche « {key} » pour {chord}.</translation>
        </message>
        <message>
            <source>Choose another one: `dictation settings set hotkey.chord Ctrl+Alt+Space`.</source>
            <translation>Choisissez-en un autre : `dictation settings set hotkey.chord Ctrl+Alt+Space`.</translation>
        </message>
        <message>
            <source>Windows did not allow watching the keyboard.</source>
            <translation>Windows n’a pas permis de surveiller le clavier.</translation>
        </message>
        <message>
            <source>There is no X display, so the hotkey cannot work.</source>
            <translation>Il n’y a pas d’affichage X, le raccourci clavier ne peut donc pas fonctionner.</translation>
        </message>
        <message>
            <source>Use `dictation toggle` instead.</source>
            <translation>Utilisez `dictation toggle` à la place.</translation>
        </message>
        <message>
            <source>The connection to the X display is lost; no hotkey works any more.</source>
            <translation>La connexion à l’affichage X est perdue ; aucun raccourci clavier ne fonctionne plus.</translation>
        </message>
        <message>
            <source>{chord} alone is a key of the desktop or of another program.</source>
            <translation>{chord} seul est une touche du bureau ou d’un autre programme.</translation>
        </message>
        <message>
            <source>Choose another key, such as RightCtrl, or switch that off in the settings of the desktop.</source>
            <translation>Choisissez une autre touche, telle que Ctrl droite, ou désactivez cela dans les réglages du bureau.</translation>
        </message>
        <message>
            <source>{chord} is taken by another program.</source>
            <translation>{chord} est pris par un autre programme.</translation>
        </message>
        <message>
            <source>Choose another one: `dictation settings set hotkey.chord {chord}`.</source>
            <translation>Choisissez-en un autre : `dictation settings set hotkey.chord {chord}`.</translation>
        </message>
        <message>
            <source>This X server does not tell of modifier keys alone.</source>
            <translation>Ce serveur X ne signale pas les touches de modification seules.</translation>
        </message>
        <message>
            <source>Choose a combination with another key.</source>
            <translation>Choisissez une combinaison avec une autre touche.</translation>
        </message>
        <message>
            <source>Dictation ended the connection: its events were not read fast enough.</source>
            <translation>Dictation a coupé la connexion : ses événements n’étaient pas lus assez vite.</translation>
        </message>
        <message>
            <source>Listen again.</source>
            <translation>Remettez-vous à l’écoute.</translation>
        </message>
        <message>
            <source>Dictation is running but does not answer.</source>
            <translation>Dictation est lancé mais ne répond pas.</translation>
        </message>
        <message>
            <source>Quit it from the tray and start it again.</source>
            <translation>Quittez-le par la zone de notification et relancez-le.</translation>
        </message>
        <message>
            <source>Dictation is not running.</source>
            <translation>Dictation n’est pas lancé.</translation>
        </message>
        <message>
            <source>Start it with `dictation`.</source>
            <translation>Lancez-le avec `dictation`.</translation>
        </message>
        <message>
            <source>What answers is not Dictation.</source>
            <translation>Ce qui répond n’est pas Dictation.</translation>
        </message>
        <message>
            <source>Quit it and start `dictation` again.</source>
            <translation>Quittez-le et lancez de nouveau `dictation`.</translation>
        </message>
        <message>
            <source>This dictation is not kept on the disk until it is delivered. {message}</source>
            <translation>Cette dictée n’est pas conservée sur le disque avant son insertion. {message}</translation>
        </message>
        <message>
            <source>Dictations that a crash may have left in {folder} cannot be read: {reason}.</source>
            <translation>Les dictées qu’un plantage a pu laisser dans {folder} ne peuvent pas être lues : {reason}.</translation>
        </message>
        <message>
            <source>Check the permissions of that folder.</source>
            <translation>Vérifiez les droits d’accès à ce dossier.</translation>
        </message>
        <message>
            <source>A dictation that a crash left behind cannot be recovered: {reason}.</source>
            <translation>Une dictée laissée par un plantage ne peut pas être récupérée : {reason}.</translation>
        </message>
        <message>
            <source>It is kept, and tried again at the next start.</source>
            <translation>Elle est conservée, et une nouvelle tentative aura lieu au prochain démarrage.</translation>
        </message>
        <message>
            <source>Another Dictation that is running uses this recording.</source>
            <translation>Une autre instance de Dictation en cours utilise cet enregistrement.</translation>
        </message>
        <message>
            <source>Quit that one first.</source>
            <translation>Quittez d’abord celle-là.</translation>
        </message>
        <message>
            <source>A sealed dictation cannot be read: {reason}.</source>
            <translation>Une dictée scellée ne peut pas être lue : {reason}.</translation>
        </message>
        <message>
            <source>It is kept.</source>
            <translation>Elle est conservée.</translation>
        </message>
        <message>
            <source>A sealed dictation is damaged, or sealed with another key.</source>
            <translation>Une dictée scellée est endommagée, ou scellée avec une autre clé.</translation>
        </message>
        <message>
            <source>A sealed dictation is damaged.</source>
            <translation>Une dictée scellée est endommagée.</translation>
        </message>
        <message>
            <source>The disk is full, so this dictation is not kept on it until it is delivered.</source>
            <translation>Le disque est plein ; cette dictée n’y est donc pas conservée avant son insertion.</translation>
        </message>
        <message>
            <source>This dictation cannot be kept on the disk until it is delivered: {reason}.</source>
            <translation>Cette dictée ne peut pas être conservée sur le disque avant son insertion : {reason}.</translation>
        </message>
        <message>
            <source>The recording of a dictation cannot be deleted: {reason}.</source>
            <translation>L’enregistrement d’une dictée ne peut pas être supprimé : {reason}.</translation>
        </message>
        <message>
            <source>Check permissions.</source>
            <translation>Vérifiez les droits d’accès.</translation>
        </message>
        <message>
            <source>The sound of a dictation could not be kept: {reason}.</source>
            <translation>Le son d’une dictée n’a pas pu être conservé : {reason}.</translation>
        </message>
        <message>
            <source>Is there room on the disk?</source>
            <translation>Reste-t-il de la place sur le disque ?</translation>
        </message>
        <message>
            <source>The search by meaning ended unexpectedly.</source>
            <translation>La recherche par le sens s’est arrêtée de façon inattendue.</translation>
        </message>
        <message>
            <source>Words are found all the same.</source>
            <translation>La recherche de mots fonctionne quand même.</translation>
        </message>
        <message>
            <source>The search by meaning was ended.</source>
            <translation>La recherche par le sens a été arrêtée.</translation>
        </message>
        <message>
            <source>The model of the search by meaning cannot be made ready: {reason}.</source>
            <translation>Le modèle de la recherche par le sens ne peut pas être préparé : {reason}.</translation>
        </message>
        <message>
            <source>The model of the search by meaning is damaged.</source>
            <translation>Le modèle de la recherche par le sens est endommagé.</translation>
        </message>
        <message>
            <source>Install the extra 'meaning' again.</source>
            <translation>Réinstallez le supplément « meaning ».</translation>
        </message>
        <message>
            <source>The model of the search by meaning is not installed.</source>
            <translation>Le modèle de la recherche par le sens n’est pas installé.</translation>
        </message>
        <message>
            <source>Install the extra 'meaning'.</source>
            <translation>Installez le supplément « meaning ».</translation>
        </message>
        <message>
            <source>{gpu} has {gigabytes} GB of memory free: enough for this one.</source>
            <translation>{gpu} a {gigabytes} Go de mémoire libre : assez pour celui-ci.</translation>
        </message>
        <message>
            <source>As it was measured on this computer, it answers in less than a second.</source>
            <translation>D’après les mesures sur cet ordinateur, il répond en moins d’une seconde.</translation>
        </message>
        <message>
            <source>This computer has little memory.</source>
            <translation>Cet ordinateur a peu de mémoire.</translation>
        </message>
        <message>
            <source>The processor has {cores} cores: enough for this one.</source>
            <translation>Le processeur a {cores} cœurs : assez pour celui-ci.</translation>
        </message>
        <message>
            <source>On a processor with few cores it is the most accurate one that answers at once.</source>
            <translation>Sur un processeur à peu de cœurs, c’est le plus exact de ceux qui répondent tout de suite.</translation>
        </message>
        <message>
            <source>Another window is in front than the one you began to speak in.</source>
            <translation>La fenêtre au premier plan n’est pas celle où vous avez commencé à parler.</translation>
        </message>
        <message>
            <source>Another text field has the keyboard than the one you began to speak in.</source>
            <translation>Le champ de texte qui a le clavier n’est pas celui où vous avez commencé à parler.</translation>
        </message>
        <message>
            <source>text output</source>
            <translation>mode d’insertion</translation>
        </message>
        <message>
            <source>Typing (X11)</source>
            <translation>Saisie (X11)</translation>
        </message>
        <message>
            <source>Pasting (X11)</source>
            <translation>Collage (X11)</translation>
        </message>
        <message>
            <source>Typing (Wayland)</source>
            <translation>Saisie (Wayland)</translation>
        </message>
        <message>
            <source>Pasting (Wayland)</source>
            <translation>Collage (Wayland)</translation>
        </message>
        <message>
            <source>Pasting by the desktop's leave (portal)</source>
            <translation>Collage avec l’accord du bureau (portail)</translation>
        </message>
        <message>
            <source>Pasting (Windows)</source>
            <translation>Collage (Windows)</translation>
        </message>
        <message>
            <source>Typing (Windows)</source>
            <translation>Saisie (Windows)</translation>
        </message>
        <message>
            <source>Pasting (macOS)</source>
            <translation>Collage (macOS)</translation>
        </message>
        <message>
            <source>Typing (macOS)</source>
            <translation>Saisie (macOS)</translation>
        </message>
        <message>
            <source>Copying to the clipboard</source>
            <translation>Copie dans le presse-papiers</translation>
        </message>
        <message>
            <source>The text before it was taken out.</source>
            <translation>Le texte précédent a été retiré.</translation>
        </message>
        <message>
            <source>The text is in the app's window.</source>
            <translation>Le texte est dans la fenêtre de l’application.</translation>
        </message>
        <message>
            <source>The text is not there any more as it was inserted.</source>
            <translation>Le texte n’est plus là tel qu’il a été inséré.</translation>
        </message>
        <message>
            <source>The window you began to speak in was closed.</source>
            <translation>La fenêtre où vous avez commencé à parler a été fermée.</translation>
        </message>
        <message>
            <source>It took too long to put the text into a window: another one may be in front now.</source>
            <translation>L’insertion du texte aurait pris trop de temps : une autre fenêtre est peut-être au premier plan.</translation>
        </message>
        <message>
            <source>Dictation's own window has the focus, and there is no text field in it.</source>
            <translation>Le focus est sur la fenêtre de Dictation, qui n’a pas de champ de texte.</translation>
        </message>
        <message>
            <source>A password field has the keyboard. Nothing is ever put into one.</source>
            <translation>Un champ de mot de passe a le clavier. Rien n’y est jamais inséré.</translation>
        </message>
        <message>
            <source>On this desktop the text cannot be taken out again.</source>
            <translation>Sur ce bureau, le texte ne peut pas être retiré.</translation>
        </message>
        <message>
            <source>Undo it in the program.</source>
            <translation>Annulez-le dans le programme.</translation>
        </message>
        <message>
            <source>You did not allow Dictation to paste in this desktop session.</source>
            <translation>Vous n’avez pas autorisé Dictation à coller dans cette session de bureau.</translation>
        </message>
        <message>
            <source>This desktop does not tell which window has the keyboard.</source>
            <translation>Ce bureau ne dit pas quelle fenêtre a le clavier.</translation>
        </message>
        <message>
            <source>Allow it the next time: keyboard and clipboard.</source>
            <translation>Autorisez-le la prochaine fois : clavier et presse-papiers.</translation>
        </message>
        <message>
            <source>The window did not take the text.</source>
            <translation>La fenêtre n’a pas accepté le texte.</translation>
        </message>
        <message>
            <source>Click where the text belongs and press Ctrl+V.</source>
            <translation>Cliquez à l’endroit voulu et appuyez sur Ctrl+V.</translation>
        </message>
        <message>
            <source>The desktop gave Dictation no keyboard, or no clipboard.</source>
            <translation>Le bureau n’a pas donné à Dictation de clavier, ou de presse-papiers.</translation>
        </message>
        <message>
            <source>The password on the clipboard was not kept.</source>
            <translation>Le mot de passe du presse-papiers n’a pas été conservé.</translation>
        </message>
        <message>
            <source>its program did not answer</source>
            <translation>son programme n’a pas répondu</translation>
        </message>
        <message>
            <source>it is too large</source>
            <translation>il est trop grand</translation>
        </message>
        <message>
            <source>What was on the clipboard was not kept: {why}.</source>
            <translation>Le contenu du presse-papiers n’a pas été conservé : {why}.</translation>
        </message>
        <message>
            <source>Let go of the keys after speaking.</source>
            <translation>Relâchez les touches après avoir parlé.</translation>
        </message>
        <message>
            <source>{key} was still held down, so the text was not sent.</source>
            <translation>{key} était encore enfoncée, le texte n’a donc pas été envoyé.</translation>
        </message>
        <message>
            <source>{name} and {other}</source>
            <translation>{name} et {other}</translation>
        </message>
        <message>
            <source>{keys} were still held down, so the text was not sent.</source>
            <translation>{keys} étaient encore enfoncées, le texte n’a donc pas été envoyé.</translation>
        </message>
        <message>
            <source>The text is not there any more as it was inserted, so nothing was taken out.</source>
            <translation>Le texte n’est plus là tel qu’il a été inséré ; rien n’a donc été retiré.</translation>
        </message>
        <message>
            <source>Another window came to the front, so nothing was taken out.</source>
            <translation>Une autre fenêtre est passée au premier plan ; rien n’a donc été retiré.</translation>
        </message>
        <message>
            <source>There is no window to take the text out of.</source>
            <translation>Il n’y a pas de fenêtre d’où retirer le texte.</translation>
        </message>
        <message>
            <source>The text is too long to be taken out again.</source>
            <translation>Le texte est trop long pour être retiré.</translation>
        </message>
        <message>
            <source>This window does not tell whether the text is still there, so nothing was taken out.</source>
            <translation>Cette fenêtre ne dit pas si le texte est encore là ; rien n’a donc été retiré.</translation>
        </message>
        <message>
            <source>You have pressed keys since, so it is not sure that the text is still there.</source>
            <translation>Vous avez pressé des touches depuis ; il n’est donc pas sûr que le texte soit encore là.</translation>
        </message>
        <message>
            <source>The text has signs that not all programs rub out alike.</source>
            <translation>Le texte contient des signes que les programmes n’effacent pas tous de la même façon.</translation>
        </message>
        <message>
            <source>The window did not take the text out.</source>
            <translation>La fenêtre n’a pas retiré le texte.</translation>
        </message>
        <message>
            <source>It is not sure that the text was taken out, and nothing else.</source>
            <translation>Il n’est pas sûr que le texte ait été retiré, et rien d’autre.</translation>
        </message>
        <message>
            <source>Look at it in the program.</source>
            <translation>Vérifiez dans le programme.</translation>
        </message>
        <message>
            <source>It was pasted instead.</source>
            <translation>Le texte a été collé à la place.</translation>
        </message>
        <message>
            <source>It was typed instead.</source>
            <translation>Le texte a été saisi à la place.</translation>
        </message>
        <message>
            <source>It is on the clipboard: press Ctrl+V.</source>
            <translation>Le texte est dans le presse-papiers : appuyez sur Ctrl+V.</translation>
        </message>
        <message>
            <source>There is no text output '{method}'; the best one is used.</source>
            <translation>Le mode d’insertion « {method} » n’existe pas ; le meilleur est utilisé.</translation>
        </message>
        <message>
            <source>{label} was chosen, but did not work.</source>
            <translation>{label} : ce mode était choisi, mais n’a pas fonctionné.</translation>
        </message>
        <message>
            <source>The clipboard cannot be reached, so the text was not pasted.</source>
            <translation>Le presse-papiers est inaccessible, le texte n’a donc pas été collé.</translation>
        </message>
        <message>
            <source>Another window has the keyboard.</source>
            <translation>Une autre fenêtre a le clavier.</translation>
        </message>
        <message>
            <source>Leave it to the small window for a moment.</source>
            <translation>Laissez-le un instant à la petite fenêtre.</translation>
        </message>
        <message>
            <source>macOS does not let Dictation send keys. Allow it in System Settings, under Privacy &amp; Security, Accessibility.</source>
            <translation>macOS ne laisse pas Dictation envoyer des touches. Autorisez-le dans Réglages Système, sous Confidentialité et sécurité, Accessibilité.</translation>
        </message>
        <message>
            <source>A program keeps the keyboard to itself, as for a password, so no keys were sent.</source>
            <translation>Un programme garde le clavier pour lui, comme pour un mot de passe ; aucune touche n’a donc été envoyée.</translation>
        </message>
        <message>
            <source>The focus moved while the text was typed, so only its beginning was sent.</source>
            <translation>Le focus a changé pendant la saisie ; seul le début du texte a été envoyé.</translation>
        </message>
        <message>
            <source>The focus moved while the text was typed; check where it went.</source>
            <translation>Le focus a changé pendant la saisie ; vérifiez où le texte est allé.</translation>
        </message>
        <message>
            <source>The focus moved, so the text was not pasted.</source>
            <translation>Le focus a changé, le texte n’a donc pas été collé.</translation>
        </message>
        <message>
            <source>Click where the text belongs and press Command+V.</source>
            <translation>Cliquez à l’endroit voulu et appuyez sur Commande+V.</translation>
        </message>
        <message>
            <source>Another program holds the clipboard, so the text was not pasted.</source>
            <translation>Un autre programme occupe le presse-papiers, le texte n’a donc pas été collé.</translation>
        </message>
        <message>
            <source>Another program read the clipboard; check that the text arrived.</source>
            <translation>Un autre programme a lu le presse-papiers ; vérifiez que le texte est arrivé.</translation>
        </message>
        <message>
            <source>Another program took over the clipboard; check that the text arrived.</source>
            <translation>Un autre programme s’est emparé du presse-papiers ; vérifiez que le texte est arrivé.</translation>
        </message>
        <message>
            <source>There is no window to take the text.</source>
            <translation>Il n’y a pas de fenêtre pour recevoir le texte.</translation>
        </message>
        <message>
            <source>The desktop did not answer any more while the text was typed. Look what is there before you insert it again.</source>
            <translation>Le bureau n’a plus répondu pendant la saisie du texte. Regardez ce qui s’y trouve avant de l’insérer de nouveau.</translation>
        </message>
        <message>
            <source>Text for {program} is only copied, as it is set.</source>
            <translation>Le texte pour {program} est seulement copié, comme réglé.</translation>
        </message>
        <message>
            <source>Text for {program} is typed, as it is set.</source>
            <translation>Le texte pour {program} est saisi, comme réglé.</translation>
        </message>
        <message>
            <source>The text is pasted.</source>
            <translation>Le texte est collé.</translation>
        </message>
        <message>
            <source>The text is too long for typing.</source>
            <translation>Le texte est trop long pour être saisi.</translation>
        </message>
        <message>
            <source>An input method could change what is typed.</source>
            <translation>Une méthode de saisie pourrait modifier le texte.</translation>
        </message>
        <message>
            <source>Short text is typed.</source>
            <translation>Un texte court est saisi.</translation>
        </message>
        <message>
            <source>It is not sure that just that text was taken out; check it.</source>
            <translation>Il n’est pas sûr que seul ce texte ait été retiré ; vérifiez-le.</translation>
        </message>
        <message>
            <source>Not all of the text stands in the field of {program}; check it.</source>
            <translation>Le champ de {program} ne contient pas tout le texte ; vérifiez-le.</translation>
        </message>
        <message>
            <source>It went into the field of {program} where you began to speak.</source>
            <translation>Le texte est allé dans le champ de {program} où vous avez commencé à parler.</translation>
        </message>
        <message>
            <source>In this desktop session only a window with the focus can put text on the clipboard.</source>
            <translation>Dans cette session de bureau, seule une fenêtre qui a le focus peut mettre du texte dans le presse-papiers.</translation>
        </message>
        <message>
            <source>Copy the text from the window of the app, or install wl-clipboard.</source>
            <translation>Copiez le texte depuis la fenêtre de l’application, ou installez wl-clipboard.</translation>
        </message>
        <message>
            <source>The focus moved, so the text was not typed.</source>
            <translation>Le focus a changé, le texte n’a donc pas été saisi.</translation>
        </message>
        <message>
            <source>The text has characters that are not typed but pasted.</source>
            <translation>Le texte contient des caractères qui ne se saisissent pas, mais se collent.</translation>
        </message>
        <message>
            <source>There is no Wayland session to send the text to.</source>
            <translation>Il n’y a pas de session Wayland où envoyer le texte.</translation>
        </message>
        <message>
            <source>The connection to the desktop is lost, so the text was not sent.</source>
            <translation>La connexion au bureau est perdue, le texte n’a donc pas été envoyé.</translation>
        </message>
        <message>
            <source>only its program can give it</source>
            <translation>seul son programme peut le fournir</translation>
        </message>
        <message>
            <source>Windows did not let the text be typed.</source>
            <translation>Windows n’a pas permis la saisie du texte.</translation>
        </message>
        <message>
            <source>Windows took only the beginning of the text.</source>
            <translation>Windows n’a accepté que le début du texte.</translation>
        </message>
        <message>
            <source>Windows did not let the keys for pasting be pressed.</source>
            <translation>Windows n’a pas laissé presser les touches pour coller.</translation>
        </message>
        <message>
            <source>Windows did not take all of the keys; check the text.</source>
            <translation>Windows n’a pas accepté toutes les touches ; vérifiez le texte.</translation>
        </message>
        <message>
            <source>The window's program</source>
            <translation>Le programme de la fenêtre</translation>
        </message>
        <message>
            <source>{program} runs as administrator, and Windows lets no other program send it keys.</source>
            <translation>{program} s’exécute en tant qu’administrateur, et Windows ne laisse aucun autre programme lui envoyer des touches.</translation>
        </message>
        <message>
            <source>This window loses text that programs type into it.</source>
            <translation>Cette fenêtre perd le texte que des programmes y saisissent.</translation>
        </message>
        <message>
            <source>Windows does not tell whether this window takes keys.</source>
            <translation>Windows n’indique pas si cette fenêtre accepte des touches.</translation>
        </message>
        <message>
            <source>the window</source>
            <translation>la fenêtre</translation>
        </message>
        <message>
            <source>The text field of {program} looks as before; check that the text arrived.</source>
            <translation>Le champ de texte de {program} n’a pas changé ; vérifiez que le texte est arrivé.</translation>
        </message>
        <message>
            <source>Whether it arrived is not known: {program} does not tell what stands in its text fields.</source>
            <translation>On ne sait pas si le texte est arrivé : {program} ne dit pas ce que contiennent ses champs de texte.</translation>
        </message>
        <message>
            <source>There is no X display to send the text to.</source>
            <translation>Il n’y a pas d’affichage X où envoyer le texte.</translation>
        </message>
        <message>
            <source>Start the app in a desktop session.</source>
            <translation>Lancez l’application dans une session graphique.</translation>
        </message>
        <message>
            <source>The connection to the X display is lost, so the text was not sent.</source>
            <translation>La connexion à l’affichage X est perdue, le texte n’a donc pas été envoyé.</translation>
        </message>
        <message>
            <source>The X server does not let programs press keys (no XTEST extension).</source>
            <translation>Le serveur X ne permet pas aux programmes d’appuyer sur des touches (pas d’extension XTEST).</translation>
        </message>
        <message>
            <source>The keyboard layout has no {chord}, so the text was not pasted.</source>
            <translation>La disposition du clavier n’a pas {chord}, le texte n’a donc pas été collé.</translation>
        </message>
        <message>
            <source>The keyboard layout has no key {key}.</source>
            <translation>La disposition du clavier n’a pas de touche {key}.</translation>
        </message>
        <message>
            <source>Another window came to the front meanwhile; look at what is there.</source>
            <translation>Entre-temps, une autre fenêtre est passée au premier plan ; vérifiez ce qui s’y trouve.</translation>
        </message>
        <message>
            <source>Caps Lock is on, so the text is not typed.</source>
            <translation>Le verrouillage des majuscules est activé, le texte n’est donc pas saisi.</translation>
        </message>
        <message>
            <source>The keyboard layout cannot type all characters of the text.</source>
            <translation>La disposition du clavier ne permet pas de saisir tous les caractères du texte.</translation>
        </message>
        <message>
            <source>The keyboard layout has no keys for pasting the text.</source>
            <translation>La disposition du clavier n’a pas de touches pour coller le texte.</translation>
        </message>
        <message>
            <source>The file '{name}' of the app is missing.</source>
            <translation>Le fichier « {name} » de l’application manque.</translation>
        </message>
        <message>
            <source>The connection to the desktop is lost.</source>
            <translation>La connexion au bureau est perdue.</translation>
        </message>
        <message>
            <source>The desktop does not answer.</source>
            <translation>Le bureau ne répond pas.</translation>
        </message>
        <message>
            <source>There is no session bus, over which the desktop is asked.</source>
            <translation>Il n’y a pas de bus de session, par lequel le bureau est interrogé.</translation>
        </message>
        <message>
            <source>The desktop does not offer this.</source>
            <translation>Le bureau ne le propose pas.</translation>
        </message>
        <message>
            <source>The desktop's question was not answered.</source>
            <translation>La question du bureau est restée sans réponse.</translation>
        </message>
        <message>
            <source>The desktop's question was answered with no.</source>
            <translation>La réponse à la question du bureau a été non.</translation>
        </message>
        <message>
            <source>This desktop has no portal, which programs ask for leave.</source>
            <translation>Ce bureau n’a pas de portail, auquel les programmes demandent l’autorisation.</translation>
        </message>
        <message>
            <source>The desktop's answer makes no sense.</source>
            <translation>La réponse du bureau n’a pas de sens.</translation>
        </message>
        <message>
            <source>A part of it could not be transcribed.</source>
            <translation>Une partie n’a pas pu être transcrite.</translation>
        </message>
        <message>
            <source>A dictation that was not finished was recovered. It is in the history.</source>
            <translation>Une dictée inachevée a été récupérée. Elle est dans l’historique.</translation>
        </message>
        <message>
            <source>{count} unfinished dictations were recovered. They are in the history.</source>
            <translation>{count} dictées inachevées ont été récupérées. Elles sont dans l’historique.</translation>
        </message>
        <message>
            <source>An unfinished dictation was deleted: nothing is to be kept.</source>
            <translation>Une dictée inachevée a été supprimée : rien ne doit être conservé.</translation>
        </message>
        <message>
            <source>{count} unfinished dictations were deleted: nothing is to be kept.</source>
            <translation>{count} dictées inachevées ont été supprimées : rien ne doit être conservé.</translation>
        </message>
        <message>
            <source>An unfinished dictation could not be read. The sound is kept, and the next start tries again.</source>
            <translation>Une dictée inachevée n’a pas pu être lue. Le son est conservé ; nouvelle tentative au prochain démarrage.</translation>
        </message>
        <message>
            <source>{count} unfinished dictations could not be read. The sound is kept, and the next start tries again.</source>
            <translation>{count} dictées inachevées n’ont pas pu être lues. Le son est conservé ; nouvelle tentative au prochain démarrage.</translation>
        </message>
        <message>
            <source>It could not be transcribed: the app ended {attempts} times over it. Its sound is kept.</source>
            <translation>La transcription n’a pas abouti : l’application s’est arrêtée {attempts} fois dessus. Le son est conservé.</translation>
        </message>
        <message>
            <source>The last of its text may have gone out, too.</source>
            <translation>La fin de son texte est peut-être partie aussi.</translation>
        </message>
        <message>
            <source>Its text may have gone out.</source>
            <translation>Son texte est peut-être déjà parti.</translation>
        </message>
        <message>
            <source>first character</source>
            <translation>le premier caractère</translation>
        </message>
        <message>
            <source>first {count} characters</source>
            <translation>les {count} premiers caractères</translation>
        </message>
        <message>
            <source>first word</source>
            <translation>le premier mot</translation>
        </message>
        <message>
            <source>first {count} words</source>
            <translation>les {count} premiers mots</translation>
        </message>
        <message>
            <source>Its {first} had gone out; what follows them was not inserted.</source>
            <translation>Déjà envoyé : {first} ; la suite n’a pas été insérée.</translation>
        </message>
        <message>
            <source>Its {first} had gone out; what follows them may have gone out, too.</source>
            <translation>Déjà envoyé : {first} ; la suite est peut-être partie aussi.</translation>
        </message>
        <message>
            <source>{label} does not run on this system.</source>
            <translation>{label} ne fonctionne pas sur ce système.</translation>
        </message>
        <message>
            <source>{label} does not run in this desktop session.</source>
            <translation>{label} ne fonctionne pas dans cette session de bureau.</translation>
        </message>
        <message>
            <source>{label} needs the extra '{extra}', which is not installed.</source>
            <translation>{label} a besoin du supplément « {extra} », qui n’est pas installé.</translation>
        </message>
        <message>
            <source>{label} needs the Python package '{package}', which is not installed.</source>
            <translation>{label} a besoin du paquet Python « {package} », qui n’est pas installé.</translation>
        </message>
        <message>
            <source>There is no {kind} '{name}'.</source>
            <translation>« {name} » n’existe pas ({kind}).</translation>
        </message>
        <message>
            <source>Choose one of: {names}.</source>
            <translation>Choisissez parmi : {names}.</translation>
        </message>
        <message>
            <source>Install it, or choose one of: {names}.</source>
            <translation>Installez-le, ou choisissez parmi : {names}.</translation>
        </message>
        <message>
            <source>Did you mean '{key}'?</source>
            <translation>Vouliez-vous dire « {key} » ?</translation>
        </message>
        <message>
            <source>`dictation settings list` shows all of them.</source>
            <translation>`dictation settings list` les affiche tous.</translation>
        </message>
        <message>
            <source>There is no setting '{key}'.</source>
            <translation>Le réglage « {key} » n’existe pas.</translation>
        </message>
        <message>
            <source>'{text}' is no value for '{key}': {why}.</source>
            <translation>« {text} » n’est pas une valeur possible pour « {key} » : {why}.</translation>
        </message>
        <message>
            <source>it is no JSON</source>
            <translation>ce n’est pas du JSON</translation>
        </message>
        <message>
            <source>choose one of {names}</source>
            <translation>choisissez parmi {names}</translation>
        </message>
        <message>
            <source>it has another form</source>
            <translation>la forme attendue est différente</translation>
        </message>
        <message>
            <source>expected {kind}, got {other}</source>
            <translation>attendu : {kind}, reçu : {other}</translation>
        </message>
        <message>
            <source>expected {kind} {limit}</source>
            <translation>attendu : {kind} {limit}</translation>
        </message>
        <message>
            <source>expected {kind} of length {limit}</source>
            <translation>attendu : {kind}, longueur {limit}</translation>
        </message>
        <message>
            <source>required field '{name}' is missing</source>
            <translation>« {name} » manque</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>un nombre entier</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>un nombre</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true ou false</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>une liste</translation>
        </message>
        <message>
            <source>text</source>
            <translation>du texte</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>un objet</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>rien</translation>
        </message>
        <message>
            <source>The settings file was changed and cannot be understood; the settings stay as they are.</source>
            <translation>Le fichier des réglages a été modifié et il est incompréhensible ; les réglages restent tels quels.</translation>
        </message>
        <message>
            <source>Choose a file that `dictation settings export` wrote.</source>
            <translation>Choisissez un fichier écrit par `dictation settings export`.</translation>
        </message>
        <message>
            <source>The settings were written by a newer version.</source>
            <translation>Les réglages ont été écrits par une version plus récente.</translation>
        </message>
        <message>
            <source>Mend it, or change a setting in the app, which writes it anew and keeps yours beside it.</source>
            <translation>Corrigez-le, ou modifiez un réglage dans l’application, qui le réécrit et garde le vôtre à côté.</translation>
        </message>
        <message>
            <source>The settings cannot be read ({reason}); defaults are used.</source>
            <translation>Les réglages ne peuvent pas être lus ({reason}) ; les valeurs par défaut sont utilisées.</translation>
        </message>
        <message>
            <source>The settings file cannot be understood; defaults are used.</source>
            <translation>Le fichier des réglages est incompréhensible ; les valeurs par défaut sont utilisées.</translation>
        </message>
        <message>
            <source>cannot be understood</source>
            <translation>sont incompréhensibles</translation>
        </message>
        <message>
            <source>were written by a newer version</source>
            <translation>viennent d’une version plus récente</translation>
        </message>
        <message>
            <source>are partly wrong</source>
            <translation>sont en partie erronés</translation>
        </message>
        <message>
            <source>The settings cannot be read ({reason}).</source>
            <translation>Les réglages ne peuvent pas être lus ({reason}).</translation>
        </message>
        <message>
            <source>The settings cannot be written to {target}: {reason}.</source>
            <translation>Les réglages ne peuvent pas être écrits dans {target} : {reason}.</translation>
        </message>
        <message>
            <source>{source} cannot be read: {reason}.</source>
            <translation>{source} ne peut pas être lu : {reason}.</translation>
        </message>
        <message>
            <source>{source} holds no settings.</source>
            <translation>{source} ne contient aucun réglage.</translation>
        </message>
        <message>
            <source>{source} was written by a newer version of the app.</source>
            <translation>{source} a été écrit par une version plus récente de l’application.</translation>
        </message>
        <message>
            <source>Install that version here.</source>
            <translation>Installez cette version ici.</translation>
        </message>
        <message>
            <source>The settings file is write-protected: {path}.</source>
            <translation>Le fichier des réglages est protégé en écriture : {path}.</translation>
        </message>
        <message>
            <source>Make it writable to change settings here.</source>
            <translation>Autorisez-y l’écriture pour modifier les réglages ici.</translation>
        </message>
        <message>
            <source>The settings cannot be saved in {parent}: {reason}.</source>
            <translation>Les réglages ne peuvent pas être enregistrés dans {parent} : {reason}.</translation>
        </message>
        <message>
            <source>The settings {why} and cannot be backed up ({reason}).</source>
            <translation>Les réglages {why} et ne peuvent pas être sauvegardés ({reason}).</translation>
        </message>
        <message>
            <source>The settings {why}; a copy is kept as {name}.</source>
            <translation>Les réglages {why} ; une copie est conservée sous le nom {name}.</translation>
        </message>
        <message>
            <source>The settings file {why} and cannot be moved aside ({reason}); defaults are used.</source>
            <translation>Les réglages {why}, et leur fichier ne peut pas être mis de côté ({reason}) ; les valeurs par défaut sont utilisées.</translation>
        </message>
        <message>
            <source>The settings file {why}; it is kept as {name}.</source>
            <translation>Les réglages {why} ; leur fichier est conservé sous le nom {name}.</translation>
        </message>
        <message>
            <source>its default is used</source>
            <translation>sa valeur par défaut est utilisée</translation>
        </message>
        <message>
            <source>their defaults are used</source>
            <translation>leurs valeurs par défaut sont utilisées</translation>
        </message>
        <message>
            <source>it stays as it is</source>
            <translation>il reste tel quel</translation>
        </message>
        <message>
            <source>they stay as they are</source>
            <translation>ils restent tels quels</translation>
        </message>
        <message>
            <source>The settings have a part that is not known; it is not used.</source>
            <translation>Les réglages ont une partie inconnue ; elle n’est pas utilisée.</translation>
        </message>
        <message>
            <source>The settings of '{name}' cannot be understood; {outcome}.</source>
            <translation>Les réglages de « {name} » sont incompréhensibles ; {outcome}.</translation>
        </message>
        <message>
            <source>The settings of '{name}' have one that is not known; it is not used.</source>
            <translation>Parmi les réglages de « {name} », l’un est inconnu ; il n’est pas utilisé.</translation>
        </message>
        <message>
            <source>the rest of it is used</source>
            <translation>le reste est utilisé</translation>
        </message>
        <message>
            <source>The setting '{key}' is wrong ({why}); {outcome}.</source>
            <translation>Le réglage « {key} » est erroné ({why}) ; {outcome}.</translation>
        </message>
        <message>
            <source>The edited text was saved by a newer version of Dictation.</source>
            <translation>Le texte modifié a été enregistré par une version plus récente de Dictation.</translation>
        </message>
        <message>
            <source>Install that version, and open it again.</source>
            <translation>Installez cette version, puis rouvrez-le.</translation>
        </message>
        <message>
            <source>The edited text is damaged and cannot be read.</source>
            <translation>Le texte modifié est endommagé et ne peut pas être lu.</translation>
        </message>
        <message>
            <source>Transcribe the file again, or take an export of it.</source>
            <translation>Retranscrivez le fichier, ou prenez une exportation du texte.</translation>
        </message>
        <message>
            <source>'{name}' cannot be shown.</source>
            <translation>« {name} » ne peut pas être affiché.</translation>
        </message>
        <message>
            <source>Its folder is gone.</source>
            <translation>Son dossier a disparu.</translation>
        </message>
        <message>
            <source>The keys of the number pad cannot be used.</source>
            <translation>Les touches du pavé numérique ne peuvent pas être utilisées.</translation>
        </message>
        <message>
            <source>This key cannot be used.</source>
            <translation>Cette touche ne peut pas être utilisée.</translation>
        </message>
        <message>
            <source>The key + cannot be used.</source>
            <translation>La touche + ne peut pas être utilisée.</translation>
        </message>
        <message>
            <source>The folder {folder} for the app's socket cannot be made: {reason}.</source>
            <translation>Le dossier {folder} pour le socket de l’application ne peut pas être créé : {reason}.</translation>
        </message>
        <message>
            <source>The folder {folder} belongs to another user.</source>
            <translation>Le dossier {folder} appartient à un autre utilisateur.</translation>
        </message>
        <message>
            <source>Set XDG_RUNTIME_DIR.</source>
            <translation>Définissez XDG_RUNTIME_DIR.</translation>
        </message>
        <message>
            <source>The app's lock cannot be made in {folder}.</source>
            <translation>Le verrou de l’application ne peut pas être créé dans {folder}.</translation>
        </message>
        <message>
            <source>Dictation is running.</source>
            <translation>Dictation est lancé.</translation>
        </message>
        <message>
            <source>Quit it (`dictation quit`) and try again.</source>
            <translation>Quittez-le (`dictation quit`) et réessayez.</translation>
        </message>
        <message>
            <source>The app's socket cannot be opened: {reason}.</source>
            <translation>Le socket de l’application ne peut pas être ouvert : {reason}.</translation>
        </message>
        <message>
            <source>The app made an error.</source>
            <translation>L’application a fait une erreur.</translation>
        </message>
        <message>
            <source>Its log has the details.</source>
            <translation>Les détails sont dans son journal.</translation>
        </message>
        <message>
            <source>The request is not understood.</source>
            <translation>La demande n’est pas comprise.</translation>
        </message>
        <message>
            <source>Use the `dictation` command.</source>
            <translation>Utilisez la commande `dictation`.</translation>
        </message>
        <message>
            <source>The window to try it in does not answer.</source>
            <translation>La fenêtre d’essai ne répond pas.</translation>
        </message>
        <message>
            <source>No window can be shown on this desktop.</source>
            <translation>Aucune fenêtre ne peut être affichée sur ce bureau.</translation>
        </message>
        <message>
            <source>Check again in a desktop session.</source>
            <translation>Vérifiez à nouveau dans une session graphique.</translation>
        </message>
        <message>
            <source>Until then what you dictate is kept, encrypted; the History page asks again.</source>
            <translation>D’ici là, ce que vous dictez est conservé, chiffré ; la page Historique repose la question.</translation>
        </message>
        <message>
            <source>An unencrypted copy of the history is still at {history}: an encryption or decryption was interrupted, or another version of Dictation was used. Quit Dictation and use `dictation history encrypt`: it adds what only the copy has, also what you deleted since, and deletes the copy.</source>
            <translation>Une copie non chiffrée de l’historique se trouve encore dans {history} : un chiffrement ou un déchiffrement a été interrompu, ou une autre version de Dictation a été utilisée. Quittez Dictation et utilisez `dictation history encrypt` : la commande ajoute ce que seule la copie contient, y compris ce que vous avez supprimé depuis, puis supprime la copie.</translation>
        </message>
        <message>
            <source>That is too large to be a list of words.</source>
            <translation>C’est trop grand pour une liste de mots.</translation>
        </message>
        <message>
            <source>Import one in parts.</source>
            <translation>Importez-la par parties.</translation>
        </message>
        <message>
            <source>The words in {path} were written by a newer version.</source>
            <translation>Les mots dans {path} ont été écrits par une version plus récente.</translation>
        </message>
        <message>
            <source>They are used, and cannot be changed.</source>
            <translation>Ils sont utilisés, mais ne peuvent pas être modifiés.</translation>
        </message>
        <message>
            <source>{path} is too large to be a list of words.</source>
            <translation>{path} est trop grand pour une liste de mots.</translation>
        </message>
        <message>
            <source>Move it away.</source>
            <translation>Déplacez ce fichier ailleurs.</translation>
        </message>
        <message>
            <source>Your words in {path} cannot be read: {reason}.</source>
            <translation>Vos mots dans {path} ne peuvent pas être lus : {reason}.</translation>
        </message>
        <message>
            <source>Check the file's permissions.</source>
            <translation>Vérifiez les droits d’accès au fichier.</translation>
        </message>
        <message>
            <source>There are too many words.</source>
            <translation>Il y a trop de mots.</translation>
        </message>
        <message>
            <source>Remove some from the list first.</source>
            <translation>Retirez-en d’abord quelques-uns de la liste.</translation>
        </message>
        <message>
            <source>Your words cannot be saved in {parent}: {reason}.</source>
            <translation>Vos mots ne peuvent pas être enregistrés dans {parent} : {reason}.</translation>
        </message>
        <message>
            <source>The list of your words was written by a newer version; what is understood of it is used.</source>
            <translation>La liste de vos mots a été écrite par une version plus récente ; ce qui en est compris est utilisé.</translation>
        </message>
        <message>
            <source>Line {number} of the list of your words cannot be understood; it is not used.</source>
            <translation>La ligne {number} de la liste de vos mots est incompréhensible ; elle n’est pas utilisée.</translation>
        </message>
        <message>
            <source>{count} lines of the list of your words cannot be understood ({numbers}); they are not used.</source>
            <translation>{count} lignes de la liste de vos mots sont incompréhensibles ({numbers}) ; elles ne sont pas utilisées.</translation>
        </message>
        <message>
            <source>Only a tab is between what is heard and what is written.</source>
            <translation>Il n’y a qu’une tabulation entre ce qui est entendu et ce qui est écrit.</translation>
        </message>
        <message>
            <source>Write -&gt; there.</source>
            <translation>Écrivez -&gt; à cet endroit.</translation>
        </message>
        <message>
            <source>There is no word '{heard}' in your list.</source>
            <translation>Il n’y a pas de mot « {heard} » dans votre liste.</translation>
        </message>
        <message>
            <source>`dictation words list` shows all of them.</source>
            <translation>`dictation words list` les affiche tous.</translation>
        </message>
        <message>
            <source>See `dictation words add --help`.</source>
            <translation>Voir `dictation words add --help`.</translation>
        </message>
        <message>
            <source>Private mode is on: no word is kept.</source>
            <translation>Le mode privé est activé : aucun mot n’est conservé.</translation>
        </message>
        <message>
            <source>`dictation private off` ends it.</source>
            <translation>`dictation private off` le désactive.</translation>
        </message>
        <message>
            <source>Nothing is said of how it is to be written.</source>
            <translation>Rien n’indique comment il doit s’écrire.</translation>
        </message>
        <message>
            <source>A phrase has at most {most_characters} characters.</source>
            <translation>Une expression a au plus {most_characters} caractères.</translation>
        </message>
        <message>
            <source>There is a sign in it that cannot be printed.</source>
            <translation>Elle contient un signe non imprimable.</translation>
        </message>
        <message>
            <source>What is heard cannot begin with '#'.</source>
            <translation>Ce qui est entendu ne peut pas commencer par « # ».</translation>
        </message>
        <message>
            <source>What is heard must be words, with nothing but spaces or hyphens between them.</source>
            <translation>Ce qui est entendu doit être fait de mots, séparés seulement par des espaces ou des traits d’union.</translation>
        </message>
        <message>
            <source>What is heard may be {most_words} words, not more.</source>
            <translation>Ce qui est entendu peut avoir {most_words} mots, pas plus.</translation>
        </message>
        <message>
            <source>What is heard may be {most_signs} signs, not more.</source>
            <translation>Ce qui est entendu peut avoir {most_signs} signes, pas plus.</translation>
        </message>
        <message>
            <source>A single sign stands within too many words.</source>
            <translation>Un signe seul se trouve dans trop de mots.</translation>
        </message>
        <message>
            <source>'{key}' is another key of the app already.</source>
            <translation>« {key} » est déjà une autre touche de l’application.</translation>
        </message>
        <message>
            <source>Choose two different keys.</source>
            <translation>Choisissez deux touches différentes.</translation>
        </message>
        <message>
            <source>'{key}' alone is pressed for much else.</source>
            <translation>« {key} » seule sert à beaucoup d’autres choses.</translation>
        </message>
        <message>
            <source>Add another key to it.</source>
            <translation>Ajoutez-y une autre touche.</translation>
        </message>
        <message>
            <source>Add Ctrl, Alt or Super: Ctrl+Alt+Space.</source>
            <translation>Ajoutez Ctrl, Alt ou Super : Ctrl+Alt+Espace.</translation>
        </message>
        <message>
            <source>'{key}' alone could not be typed any more.</source>
            <translation>« {key} » seule ne pourrait plus être saisie.</translation>
        </message>
        <message>
            <source>'{key}' alone could not be used any more.</source>
            <translation>« {key} » seule ne pourrait plus être utilisée.</translation>
        </message>
        <message>
            <source>'{key}' is a key to dictate with already.</source>
            <translation>« {key} » sert déjà à dicter.</translation>
        </message>
        <message>
            <source>'{key}' and '{other}' mean the same press.</source>
            <translation>« {key} » et « {other} » désignent le même appui.</translation>
        </message>
        <message>
            <source>Choose the left key for one and the right key for the other, or another combination.</source>
            <translation>Choisissez la touche gauche pour l’une et la droite pour l’autre, ou une autre combinaison.</translation>
        </message>
        <message>
            <source>'{key}' alone cannot cancel: it is pressed for much else.</source>
            <translation>« {key} » seule ne peut pas annuler : elle sert à beaucoup d’autres choses.</translation>
        </message>
        <message>
            <source>Choose another key, such as Escape.</source>
            <translation>Choisissez une autre touche, telle qu’Échap.</translation>
        </message>
        <message>
            <source>'{key}' cannot both start and cancel a dictation.</source>
            <translation>« {key} » ne peut pas à la fois démarrer et annuler une dictée.</translation>
        </message>
        <message>
            <source>The key {key} is for the language '{language}', and its model '{name}' understands English only.</source>
            <translation>La touche {key} est pour la langue « {language} », et son modèle « {name} » ne comprend que l’anglais.</translation>
        </message>
        <message>
            <source>Give that key a model without '.en' in its name, or the language en or auto.</source>
            <translation>Donnez à cette touche un modèle sans « .en » dans son nom, ou la langue en ou auto.</translation>
        </message>
        <message>
            <source>Whisper knows no language '{code}'.</source>
            <translation>Whisper ne connaît pas de langue « {code} ».</translation>
        </message>
        <message>
            <source>The model '{name}' understands English only, and the language is '{language}'.</source>
            <translation>Le modèle « {name} » ne comprend que l’anglais, et la langue est « {language} ».</translation>
        </message>
        <message>
            <source>Choose a model without '.en' in its name, or the language en or auto.</source>
            <translation>Choisissez un modèle sans « .en » dans son nom, ou la langue en ou auto.</translation>
        </message>
        <message>
            <source>Whisper knows no language '{language}'.</source>
            <translation>Whisper ne connaît pas de langue « {language} ».</translation>
        </message>
        <message>
            <source>Use a code such as en, de or fr, auto, or nothing.</source>
            <translation>Utilisez un code tel que en, de ou fr, auto, ou rien.</translation>
        </message>
        <message>
            <source>The model '{name}' is not installed here, so '{here}' stays in use. Download it, then choose it.</source>
            <translation>Le modèle « {name} » n’est pas installé ici, donc « {here} » reste utilisé. Téléchargez-le, puis choisissez-le.</translation>
        </message>
        <message>
            <source>The setting '{key}' is not used, its default is. {why}</source>
            <translation>Le réglage « {key} » n’est pas appliqué ; sa valeur par défaut est utilisée. {why}</translation>
        </message>
        <message>
            <source>The setting '{key}' is not used, it stays as it is. {why}</source>
            <translation>Le réglage « {key} » n’est pas appliqué ; il reste tel quel. {why}</translation>
        </message>
        <message>
            <source>The key '{key}' is not used. {why}</source>
            <translation>La touche « {key} » n’est pas utilisée. {why}</translation>
        </message>
        <message>
            <source>The folder '{folder}' is not watched any more. {why}</source>
            <translation>Le dossier « {folder} » n’est plus surveillé. {why}</translation>
        </message>
        <message>
            <source>Free the graphics card first, or close programs that use it.</source>
            <translation>Libérez d’abord la carte graphique, ou fermez les programmes qui l’utilisent.</translation>
        </message>
        <message>
            <source>Close other programs first.</source>
            <translation>Fermez d’abord d’autres programmes.</translation>
        </message>
        <message>
            <source>The test needs {needed} of memory, and {free} are free.</source>
            <translation>L’essai demande {needed} de mémoire, et {free} sont libres.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Start the app again; what was understood is kept.</source>
            <translation>Relancez l’application ; ce qui a été reconnu est conservé.</translation>
        </message>
        <message>
            <source>No program shows the folder '{name}'.</source>
            <translation>Aucun programme ne peut afficher le dossier « {name} ».</translation>
        </message>
        <message>
            <source>Install a file manager.</source>
            <translation>Installez un gestionnaire de fichiers.</translation>
        </message>
        <message>
            <source>The hotkey is given back at the moment.</source>
            <translation>Le raccourci clavier est libéré pour le moment.</translation>
        </message>
        <message>
            <source>Another check is under way.</source>
            <translation>Une autre vérification est en cours.</translation>
        </message>
        <message>
            <source>Wait a moment, and check again.</source>
            <translation>Attendez un instant, puis vérifiez à nouveau.</translation>
        </message>
        <message>
            <source>The hotkey is held down.</source>
            <translation>Le raccourci clavier est enfoncé.</translation>
        </message>
        <message>
            <source>Dictation keeps running here. Quit it from this icon's menu.</source>
            <translation>Dictation reste actif ici. Quittez-le par le menu de cette icône.</translation>
        </message>
        <message>
            <source>Keeping dictations</source>
            <translation>Conservation des dictées</translation>
        </message>
        <message>
            <source>{doing} stopped working ({error}).</source>
            <translation>{doing} : arrêt inattendu ({error}).</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Recording stopped because of an error in the app.</source>
            <translation>L’enregistrement s’est arrêté à cause d’une erreur de l’application.</translation>
        </message>
        <message>
            <source>Try again; the log has the details.</source>
            <translation>Réessayez ; les détails sont dans le journal.</translation>
        </message>
        <message>
            <source>The microphone '{missing}' cannot be reached, so '{used}' is used until it is back.</source>
            <translation>Le microphone « {missing} » est inaccessible ; « {used} » est utilisé jusqu’à son retour.</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>Transcription</translation>
        </message>
        <message>
            <source>Transcribing files</source>
            <translation>Transcription de fichiers</translation>
        </message>
        <message>
            <source>The level of the microphone</source>
            <translation>Niveau du microphone</translation>
        </message>
        <message>
            <source>No sound comes from '{name}'; it may be muted or unplugged.</source>
            <translation>Aucun son ne vient de « {name} » ; il est peut-être coupé ou débranché.</translation>
        </message>
        <message>
            <source>Searching by meaning</source>
            <translation>Recherche par le sens</translation>
        </message>
        <message>
            <source>Playing files</source>
            <translation>Lecture de fichiers</translation>
        </message>
        <message>
            <source>Drawing the sound of files</source>
            <translation>Tracé du son des fichiers</translation>
        </message>
        <message>
            <source>Putting text into windows</source>
            <translation>Insertion du texte dans les fenêtres</translation>
        </message>
        <message>
            <source>It could not be tried.</source>
            <translation>L’essai n’a pas pu être fait.</translation>
        </message>
        <message>
            <source>Putting the text into the window failed. It is in the app's window.</source>
            <translation>L’insertion du texte dans la fenêtre a échoué. Il est dans la fenêtre de l’application.</translation>
        </message>
        <message>
            <source>The clipboard does not answer.</source>
            <translation>Le presse-papiers ne répond pas.</translation>
        </message>
        <message>
            <source>Copy the text from the window of the app.</source>
            <translation>Copiez le texte depuis la fenêtre de l’application.</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>Lecture</translation>
        </message>
        <message>
            <source>Muting other programs</source>
            <translation>La mise en sourdine des autres programmes</translation>
        </message>
        <message>
            <source>An unexpected error came up ({error}).</source>
            <translation>Une erreur inattendue s’est produite ({error}).</translation>
        </message>
        <message>
            <source>Watching folders</source>
            <translation>Surveillance de dossiers</translation>
        </message>
        <message>
            <source>A password field has the keyboard. Nothing is recorded there.</source>
            <translation>Un champ de mot de passe a le clavier. Rien n’y est enregistré.</translation>
        </message>
        <message>
            <source>{program} has the keyboard. Nothing is recorded there.</source>
            <translation>{program} a le clavier. Rien n’y est enregistré.</translation>
        </message>
        <message>
            <source>In a window with this title nothing is recorded.</source>
            <translation>Dans une fenêtre avec ce titre, rien n’est enregistré.</translation>
        </message>
    </context>
    <context>
        <name>settings</name>
        <message>
            <source>Advanced</source>
            <translation>Avancé</translation>
        </message>
        <message>
            <source>Speech engine</source>
            <translation>Moteur vocal</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limites</translation>
        </message>
        <message>
            <source>How speech is split</source>
            <translation>Découpage de la parole</translation>
        </message>
        <message>
            <source>Delivery and hotkey</source>
            <translation>Insertion et raccourci</translation>
        </message>
        <message>
            <source>The program that runs the model.</source>
            <translation>Le programme qui fait fonctionner le modèle.</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Précision</translation>
        </message>
        <message>
            <source>How exactly the model calculates. Automatic: int8 on the processor, float16 on a graphics card.</source>
            <translation>Précision des calculs du modèle. Automatique : int8 sur le processeur, float16 sur une carte graphique.</translation>
        </message>
        <message>
            <source>compute type precision quantization int8 float16</source>
            <translation>type de calcul compute précision quantification int8 float16</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatique</translation>
        </message>
        <message>
            <source>Processor threads</source>
            <translation>Fils du processeur</translation>
        </message>
        <message>
            <source>More threads than cores make it slower.</source>
            <translation>Avoir plus de fils que de cœurs ralentit.</translation>
        </message>
        <message>
            <source>cpu cores</source>
            <translation>cpu cœurs coeurs threads fils processeur</translation>
        </message>
        <message>
            <source>One for each core</source>
            <translation>Un par cœur</translation>
        </message>
        <message>
            <source>Memory for the model at most</source>
            <translation>Mémoire maximale du modèle</translation>
        </message>
        <message>
            <source>Automatic: three quarters of this computer's memory. A model that needs more is not loaded; one that grows beyond it is started again between dictations.</source>
            <translation>Automatique : trois quarts de la mémoire de cet ordinateur. Un modèle qui en demande plus n’est pas chargé ; s’il grossit au-delà, il est relancé entre deux dictées.</translation>
        </message>
        <message>
            <source>limit ram memory process</source>
            <translation>limite ram mémoire processus</translation>
        </message>
        <message>
            <source>Speech that may wait for the model</source>
            <translation>Parole en attente du modèle</translation>
        </message>
        <message>
            <source>More than that is kept as sound, to be transcribed from the history.</source>
            <translation>Au-delà, la parole est conservée sous forme de son, à transcrire depuis l’historique.</translation>
        </message>
        <message>
            <source>limit queue backlog length</source>
            <translation>limite file attente retard longueur</translation>
        </message>
        <message>
            <source>Space for models</source>
            <translation>Espace pour les modèles</translation>
        </message>
        <message>
            <source>A download that would need more does not begin.</source>
            <translation>Un téléchargement qui en demanderait plus ne commence pas.</translation>
        </message>
        <message>
            <source>limit disk space megabytes folder size</source>
            <translation>limite disque espace mégaoctets dossier taille</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Aucune limite</translation>
        </message>
        <message>
            <source>Space for the log</source>
            <translation>Espace pour le journal</translation>
        </message>
        <message>
            <source>The oldest lines go first. It holds none of your words.</source>
            <translation>Les lignes les plus anciennes partent en premier. Il ne contient rien de ce que vous dites.</translation>
        </message>
        <message>
            <source>limit disk space megabytes log file</source>
            <translation>limite disque espace mégaoctets journal log fichier</translation>
        </message>
        <message>
            <source>Pause that ends a piece</source>
            <translation>Pause qui termine un passage</translation>
        </message>
        <message>
            <source>What came before it is understood while you go on speaking.</source>
            <translation>Ce qui précède est reconnu pendant que vous continuez à parler.</translation>
        </message>
        <message>
            <source>silence segment utterance</source>
            <translation>silence segment énoncé passage</translation>
        </message>
        <message>
            <source>Shortest piece</source>
            <translation>Passage le plus court</translation>
        </message>
        <message>
            <source>Shorter speech is not split at a pause: the model needs some context.</source>
            <translation>Un passage plus court n’est pas coupé à une pause : le modèle a besoin de contexte.</translation>
        </message>
        <message>
            <source>utterance segment minimum</source>
            <translation>énoncé segment minimum passage</translation>
        </message>
        <message>
            <source>Longest piece</source>
            <translation>Passage le plus long</translation>
        </message>
        <message>
            <source>Longer speech is split at a quiet place.</source>
            <translation>Un passage plus long est coupé à un endroit calme.</translation>
        </message>
        <message>
            <source>utterance segment maximum</source>
            <translation>énoncé segment maximum passage</translation>
        </message>
        <message>
            <source>Quiet kept around speech</source>
            <translation>Silence gardé autour de la parole</translation>
        </message>
        <message>
            <source>Less may cost a soft first or last consonant.</source>
            <translation>S’il est trop court, une consonne faible peut manquer au début ou à la fin.</translation>
        </message>
        <message>
            <source>padding pre-roll hangover</source>
            <translation>marge padding avant après</translation>
        </message>
        <message>
            <source>Work ahead at pauses of</source>
            <translation>Anticiper aux pauses de</translation>
        </message>
        <message>
            <source>The text is there sooner when you let go; it costs some computing.</source>
            <translation>Le texte arrive plus vite au relâchement ; cela demande un peu de calcul.</translation>
        </message>
        <message>
            <source>speculation latency breath draft</source>
            <translation>spéculation latence respiration brouillon</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>Refresh the live text every</source>
            <translation>Actualiser le texte en direct toutes les</translation>
        </message>
        <message>
            <source>How often the text so far is worked out while you speak.</source>
            <translation>À quelle fréquence le texte provisoire est établi pendant que vous parlez.</translation>
        </message>
        <message>
            <source>live preview draft partial</source>
            <translation>direct live aperçu brouillon partiel</translation>
        </message>
        <message>
            <source>What counts as speech</source>
            <translation>Ce qui compte comme parole</translation>
        </message>
        <message>
            <source>Strict helps in noise, and may miss soft speech.</source>
            <translation>Strict aide dans le bruit, mais peut manquer une voix faible.</translation>
        </message>
        <message>
            <source>vad voice detection sensitivity noise</source>
            <translation>vad détection voix sensibilité bruit</translation>
        </message>
        <message>
            <source>Nearly everything</source>
            <translation>Presque tout</translation>
        </message>
        <message>
            <source>Lenient</source>
            <translation>Tolérant</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Strict</source>
            <translation>Strict</translation>
        </message>
        <message>
            <source>Wait for Ctrl, Alt and Shift at most</source>
            <translation>Attendre Ctrl, Alt et Maj au plus</translation>
        </message>
        <message>
            <source>Text typed while one of them is down would be taken for shortcuts.</source>
            <translation>Un texte saisi pendant que l’une d’elles est enfoncée serait pris pour des raccourcis.</translation>
        </message>
        <message>
            <source>modifier release timeout</source>
            <translation>modificateur relâchement délai touches</translation>
        </message>
        <message>
            <source>Do not wait</source>
            <translation>Ne pas attendre</translation>
        </message>
        <message>
            <source>Wait for the window to take the text</source>
            <translation>Attendre que la fenêtre prenne le texte</translation>
        </message>
        <message>
            <source>Some windows fetch pasted text late; after so long the app goes on.</source>
            <translation>Certaines fenêtres prennent tard le texte collé ; passé ce délai, l’application continue.</translation>
        </message>
        <message>
            <source>receipt paste timeout</source>
            <translation>accusé réception coller délai</translation>
        </message>
        <message>
            <source>How the hotkey is watched</source>
            <translation>Surveillance du raccourci clavier</translation>
        </message>
        <message>
            <source>Automatic: the first way that works on this desktop.</source>
            <translation>Automatique : la première méthode qui fonctionne sur ce bureau.</translation>
        </message>
        <message>
            <source>backend x11 grab hook</source>
            <translation>backend x11 grab hook raccourci</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>Mo</translation>
        </message>
        <message>
            <source>{number} {unit}</source>
            <translation>{number} {unit}</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>New files</source>
            <translation>Nouveaux fichiers</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Résultats</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>Sous-titres</translation>
        </message>
        <message>
            <source>Watched folders</source>
            <translation>Dossiers surveillés</translation>
        </message>
        <message>
            <source>Hold the queue</source>
            <translation>Suspendre la file d’attente</translation>
        </message>
        <message>
            <source>No file is transcribed until it goes on, as with the button of the Files page.</source>
            <translation>Aucun fichier n’est transcrit jusqu’à la reprise, comme avec le bouton de la page Fichiers.</translation>
        </message>
        <message>
            <source>pause all stop queue files wait</source>
            <translation>pause tout arrêter file fichiers attendre suspendre</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>What is spoken in the files. The Files page has it for each file, too.</source>
            <translation>La langue parlée dans les fichiers. La page Fichiers permet aussi de la choisir pour chacun.</translation>
        </message>
        <message>
            <source>speech spoken detect auto english german french</source>
            <translation>parole parlée détecter langue auto anglais allemand français</translation>
        </message>
        <message>
            <source>As for dictation</source>
            <translation>Comme pour la dictée</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Détecter automatiquement</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Modèle vocal</translation>
        </message>
        <message>
            <source>One that is installed. The one for dictation needs no memory of its own.</source>
            <translation>L’un des modèles installés. Celui de la dictée ne demande pas de mémoire en plus.</translation>
        </message>
        <message>
            <source>whisper turbo tiny base small medium large distil</source>
            <translation>whisper turbo tiny base small medium large distil modèle</translation>
        </message>
        <message>
            <source>Translate to English</source>
            <translation>Traduire en anglais</translation>
        </message>
        <message>
            <source>Whisper writes English, whatever is spoken.</source>
            <translation>Whisper écrit en anglais, quelle que soit la langue parlée.</translation>
        </message>
        <message>
            <source>translation foreign</source>
            <translation>traduction étranger traduire</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Canaux</translation>
        </message>
        <message>
            <source>In recordings of calls and interviews each channel is often one speaker.</source>
            <translation>Dans les enregistrements d’appels et d’entretiens, chaque canal est souvent un locuteur.</translation>
        </message>
        <message>
            <source>stereo speakers telephone interview</source>
            <translation>stéréo locuteurs téléphone entretien interview canaux</translation>
        </message>
        <message>
            <source>Mixed</source>
            <translation>Mélangés</translation>
        </message>
        <message>
            <source>Each is one speaker</source>
            <translation>Un locuteur par canal</translation>
        </message>
        <message>
            <source>Find the time of each word</source>
            <translation>Trouver le moment de chaque mot</translation>
        </message>
        <message>
            <source>For subtitles, and to play from a word. It takes a little longer.</source>
            <translation>Pour les sous-titres, et pour écouter à partir d’un mot. Un peu plus long.</translation>
        </message>
        <message>
            <source>timestamps karaoke</source>
            <translation>horodatage minutage karaoké mots</translation>
        </message>
        <message>
            <source>Write when a file is done</source>
            <translation>Écrire quand un fichier est terminé</translation>
        </message>
        <message>
            <source>Names such as txt, srt; empty: the text stays in the app. There are {names}.</source>
            <translation>Noms tels que txt, srt ; vide : le texte reste dans l’application. Possibles : {names}.</translation>
        </message>
        <message>
            <source>export formats subtitles output save</source>
            <translation>exportation formats sous-titres sortie enregistrer</translation>
        </message>
        <message>
            <source>Folder for results</source>
            <translation>Dossier des résultats</translation>
        </message>
        <message>
            <source>Empty: beside each file. Nothing that is there is overwritten.</source>
            <translation>Vide : à côté de chaque fichier. Rien d’existant n’est écrasé.</translation>
        </message>
        <message>
            <source>output directory path save</source>
            <translation>sortie dossier répertoire chemin enregistrer</translation>
        </message>
        <message>
            <source>Tell when files are done</source>
            <translation>Avertir quand les fichiers sont terminés</translation>
        </message>
        <message>
            <source>A notice, unless you are looking at the page. Problems are always told.</source>
            <translation>Une notification, sauf si vous regardez la page. Les problèmes sont toujours signalés.</translation>
        </message>
        <message>
            <source>notification finished</source>
            <translation>notification terminé avertir</translation>
        </message>
        <message>
            <source>A new paragraph begins after a pause of</source>
            <translation>Nouveau paragraphe après une pause de</translation>
        </message>
        <message>
            <source>In texts, documents and web pages.</source>
            <translation>Dans les textes, documents et pages web.</translation>
        </message>
        <message>
            <source>silence paragraphs</source>
            <translation>silence paragraphes alinéa</translation>
        </message>
        <message>
            <source>Each new file once, when it is there as a whole. Folders in the network may come and go.</source>
            <translation>Chaque nouveau fichier une seule fois, dès qu’il est complet. Les dossiers réseau peuvent aller et venir.</translation>
        </message>
        <message>
            <source>watch hot folder inbox automatic monitor directory</source>
            <translation>surveiller dossier automatique répertoire entrée</translation>
        </message>
        <message>
            <source>Longest line</source>
            <translation>Ligne la plus longue</translation>
        </message>
        <message>
            <source>A Chinese, Japanese or Korean sign takes two.</source>
            <translation>Un signe chinois, japonais ou coréen compte pour deux.</translation>
        </message>
        <message>
            <source>subtitles characters columns width</source>
            <translation>sous-titres caractères colonnes largeur</translation>
        </message>
        <message>
            <source>characters</source>
            <translation>caractères</translation>
        </message>
        <message>
            <source>Lines at once</source>
            <translation>Lignes à la fois</translation>
        </message>
        <message>
            <source>So many stand on the screen at most.</source>
            <translation>Nombre maximal de lignes à l’écran.</translation>
        </message>
        <message>
            <source>subtitles rows</source>
            <translation>sous-titres lignes</translation>
        </message>
        <message>
            <source>Reading speed</source>
            <translation>Vitesse de lecture</translation>
        </message>
        <message>
            <source>What takes longer to read stays longer, where it can.</source>
            <translation>Ce qui est plus long à lire reste plus longtemps, si possible.</translation>
        </message>
        <message>
            <source>subtitles cps</source>
            <translation>sous-titres cps vitesse lecture</translation>
        </message>
        <message>
            <source>characters a second</source>
            <translation>caractères par seconde</translation>
        </message>
        <message>
            <source>Shown at least</source>
            <translation>Affichage minimal</translation>
        </message>
        <message>
            <source>Very short text, too, where the next leaves the time.</source>
            <translation>Même pour un texte très court, si le suivant en laisse le temps.</translation>
        </message>
        <message>
            <source>subtitles minimum duration</source>
            <translation>sous-titres durée minimale</translation>
        </message>
        <message>
            <source>Gap between two</source>
            <translation>Intervalle entre deux</translation>
        </message>
        <message>
            <source>Without one nobody sees that the text has changed.</source>
            <translation>Sans lui, personne ne voit que le texte a changé.</translation>
        </message>
        <message>
            <source>subtitles minimum gap</source>
            <translation>sous-titres intervalle minimal</translation>
        </message>
        <message>
            <source>History &amp; Privacy</source>
            <translation>Historique et confidentialité</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Confidentialité</translation>
        </message>
        <message>
            <source>Where nothing is recorded</source>
            <translation>Où rien n’est enregistré</translation>
        </message>
        <message>
            <source>How much is kept</source>
            <translation>Ce qui est conservé</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Private mode</source>
            <translation>Mode privé</translation>
        </message>
        <message>
            <source>While it is on, nothing you dictate is kept. It stays on after a restart.</source>
            <translation>Tant qu’il est activé, rien de ce que vous dictez n’est conservé. Il reste activé après un redémarrage.</translation>
        </message>
        <message>
            <source>incognito secret confidential</source>
            <translation>incognito secret confidentiel privé</translation>
        </message>
        <message>
            <source>Keep from each dictation</source>
            <translation>Conserver de chaque dictée</translation>
        </message>
        <message>
            <source>It all stays on this computer. With “Nothing”, a dictation that a crash cuts off is lost.</source>
            <translation>Tout reste sur cet ordinateur. Avec « Rien », une dictée interrompue par un plantage est perdue.</translation>
        </message>
        <message>
            <source>store save record audio privacy retention</source>
            <translation>conserver enregistrer audio confidentialité vie privée</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Text and sound</source>
            <translation>Texte et son</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Rien</translation>
        </message>
        <message>
            <source>Not in password managers</source>
            <translation>Pas dans les coffres à mots de passe</translation>
        </message>
        <message>
            <source>Nor in windows that ask for a password. The key says so there, and nothing is recorded, kept or logged. In password fields it never is, where their program tells of them.</source>
            <translation>Ni dans les fenêtres qui demandent un mot de passe. La touche le signale là, et rien n’est enregistré, conservé ni journalisé. Dans les champs de mot de passe, jamais rien ne l’est, si leur programme les signale.</translation>
        </message>
        <message>
            <source>keepassxc bitwarden 1password secret security zone never record privacy</source>
            <translation>keepassxc bitwarden 1password secret sécurité zone mot de passe jamais enregistrer confidentialité</translation>
        </message>
        <message>
            <source>Nor in these programs</source>
            <translation>Ni dans ces programmes</translation>
        </message>
        <message>
            <source>Names such as signal, banking*. A star stands for anything.</source>
            <translation>Noms tels que signal, banking*. Un astérisque remplace n’importe quoi.</translation>
        </message>
        <message>
            <source>applications windows exclude block never record class exe</source>
            <translation>applications programmes fenêtres exclure bloquer jamais enregistrer classe exe</translation>
        </message>
        <message>
            <source>Nor in windows with these titles</source>
            <translation>Ni dans les fenêtres avec ces titres</translation>
        </message>
        <message>
            <source>Parts of titles, such as Online Banking, Private Browsing.</source>
            <translation>Des parties de titres, par exemple Banque en ligne, Navigation privée.</translation>
        </message>
        <message>
            <source>window title exclude block never record browser page</source>
            <translation>fenêtre titre exclure bloquer jamais enregistrer navigateur page</translation>
        </message>
        <message>
            <source>Delete dictations after</source>
            <translation>Supprimer les dictées après</translation>
        </message>
        <message>
            <source>Their sound is deleted with them.</source>
            <translation>Leur son est supprimé avec elles.</translation>
        </message>
        <message>
            <source>age expire retention clean</source>
            <translation>âge expirer conservation nettoyer</translation>
        </message>
        <message>
            <source>days</source>
            <translation>jours</translation>
        </message>
        <message>
            <source>Most dictations to keep</source>
            <translation>Nombre maximal de dictées</translation>
        </message>
        <message>
            <source>When there are more, the oldest are deleted.</source>
            <translation>S’il y en a plus, les plus anciennes sont supprimées.</translation>
        </message>
        <message>
            <source>limit count size</source>
            <translation>limite nombre taille</translation>
        </message>
        <message>
            <source>Space for sound</source>
            <translation>Espace pour le son</translation>
        </message>
        <message>
            <source>When it is full, the oldest sound is deleted; the text stays. 2,000 MB hold some 30 hours.</source>
            <translation>Quand il est plein, le son le plus ancien est supprimé ; le texte reste. 2 000 Mo contiennent environ 30 heures.</translation>
        </message>
        <message>
            <source>limit disk space megabytes audio</source>
            <translation>limite disque espace mégaoctets audio</translation>
        </message>
        <message>
            <source>Also search by meaning</source>
            <translation>Rechercher aussi par le sens</translation>
        </message>
        <message>
            <source>Finds what you said in other words. Works where the extra “meaning” is installed.</source>
            <translation>Trouve ce que vous avez dit en d’autres mots. Fonctionne si le supplément « meaning » est installé.</translation>
        </message>
        <message>
            <source>semantic find history</source>
            <translation>sémantique sens trouver historique</translation>
        </message>
        <message>
            <source>Hold to talk, or tap on and off</source>
            <translation>Maintenir ou appuyer brièvement</translation>
        </message>
        <message>
            <source>Hold to talk</source>
            <translation>Maintenir pour parler</translation>
        </message>
        <message>
            <source>Tap on and off, hands-free</source>
            <translation>Appuis brefs, mains libres</translation>
        </message>
        <message>
            <source>Tap twice for on, once for off, hands-free</source>
            <translation>Deux appuis : début, un : fin, mains libres</translation>
        </message>
        <message>
            <source>Mute other programs while you dictate</source>
            <translation>Couper le son des autres programmes</translation>
        </message>
        <message>
            <source>Music, videos and calls are silent until you have spoken; nothing else is changed.</source>
            <translation>Musique, vidéos et appels se taisent jusqu’à ce que vous ayez fini de parler ; rien d’autre ne change.</translation>
        </message>
        <message>
            <source>music pause quiet speaker loudspeaker duck silence sound</source>
            <translation>musique pause silence haut-parleur couper son muet mute</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microphone</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Other sound</source>
            <translation>Autres sons</translation>
        </message>
        <message>
            <source>Say something: the bars move with your voice. Of several, the first one that is connected is used.</source>
            <translation>Dites quelque chose : les barres bougent avec votre voix. S’il y en a plusieurs, le premier qui est connecté est utilisé.</translation>
        </message>
        <message>
            <source>input device sound level test headset priority order record play</source>
            <translation>entrée appareil son niveau test casque micro priorité ordre enregistrer écouter</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Of an audio interface: where your voice is. A microphone without it has all mixed.</source>
            <translation>D’une interface audio : celui où se trouve votre voix. Un microphone sans ce canal les mélange tous.</translation>
        </message>
        <message>
            <source>left right mono stereo mix interface input</source>
            <translation>gauche droite mono stéréo mixage interface entrée</translation>
        </message>
        <message>
            <source>All, mixed</source>
            <translation>Tous, mélangés</translation>
        </message>
        <message>
            <source>Left (1)</source>
            <translation>Gauche (1)</translation>
        </message>
        <message>
            <source>Right (2)</source>
            <translation>Droite (2)</translation>
        </message>
        <message>
            <source>Make it louder by</source>
            <translation>Amplifier de</translation>
        </message>
        <message>
            <source>Where the bars stay low although the system's volume is high. Below 0: quieter.</source>
            <translation>Si les barres restent basses alors que le volume du système est élevé. Au-dessous de 0 : moins fort.</translation>
        </message>
        <message>
            <source>gain amplify volume boost quiet loud</source>
            <translation>gain amplifier volume augmenter faible fort</translation>
        </message>
        <message>
            <source>Keep the microphone open after use</source>
            <translation>Garder le microphone ouvert après usage</translation>
        </message>
        <message>
            <source>The next dictation starts sooner. Meanwhile the desktop shows the microphone as in use.</source>
            <translation>La dictée suivante commence plus vite. Entre-temps, le bureau indique que le microphone est utilisé.</translation>
        </message>
        <message>
            <source>warm always on bluetooth</source>
            <translation>prêt toujours actif bluetooth micro</translation>
        </message>
        <message>
            <source>Close at once</source>
            <translation>Fermer aussitôt</translation>
        </message>
        <message>
            <source>Also take what came before the key</source>
            <translation>Prendre aussi ce qui précède la touche</translation>
        </message>
        <message>
            <source>Only while the microphone is kept open: who speaks as they press has begun before.</source>
            <translation>Seulement tant que le microphone reste ouvert : qui parle en appuyant a commencé avant.</translation>
        </message>
        <message>
            <source>pre-roll preroll buffer first word cut off</source>
            <translation>tampon avant premier mot coupé preroll pre-roll</translation>
        </message>
        <message>
            <source>Keep recording after release</source>
            <translation>Continuer d’enregistrer au relâchement</translation>
        </message>
        <message>
            <source>At most this long, and only while you are still speaking.</source>
            <translation>Au plus cette durée, et seulement tant que vous parlez encore.</translation>
        </message>
        <message>
            <source>tail end cut off last word</source>
            <translation>fin coupée dernier mot</translation>
        </message>
        <message>
            <source>Stop at once</source>
            <translation>Arrêter aussitôt</translation>
        </message>
        <message>
            <source>Longest dictation</source>
            <translation>Dictée la plus longue</translation>
        </message>
        <message>
            <source>It then ends by itself, and its text is inserted.</source>
            <translation>Elle se termine alors d’elle-même, et son texte est inséré.</translation>
        </message>
        <message>
            <source>limit maximum recording</source>
            <translation>limite maximum enregistrement durée</translation>
        </message>
        <message>
            <source>A larger model makes fewer mistakes and takes longer.</source>
            <translation>Un modèle plus grand fait moins de fautes et prend plus de temps.</translation>
        </message>
        <message>
            <source>whisper download install turbo tiny base small medium large distil</source>
            <translation>whisper télécharger installer modèle turbo tiny base small medium large distil</translation>
        </message>
        <message>
            <source>Runs on</source>
            <translation>Fonctionne sur</translation>
        </message>
        <message>
            <source>An NVIDIA graphics card is many times faster than the processor.</source>
            <translation>Une carte graphique NVIDIA est bien plus rapide que le processeur.</translation>
        </message>
        <message>
            <source>gpu cpu cuda graphics card nvidia processor device</source>
            <translation>gpu cpu cuda carte graphique nvidia processeur appareil</translation>
        </message>
        <message>
            <source>Free its memory when unused for</source>
            <translation>Libérer sa mémoire inutilisée après</translation>
        </message>
        <message>
            <source>The model is loaded again while you speak your next dictation.</source>
            <translation>Le modèle est rechargé pendant que vous parlez, à la dictée suivante.</translation>
        </message>
        <message>
            <source>unload idle vram ram rest</source>
            <translation>décharger inactif vram ram repos</translation>
        </message>
        <message>
            <source>A fixed language is a little faster, and is never mistaken for another.</source>
            <translation>Une langue fixe est un peu plus rapide, et n’est jamais prise pour une autre.</translation>
        </message>
        <message>
            <source>Languages you speak</source>
            <translation>Langues que vous parlez</translation>
        </message>
        <message>
            <source>Codes such as en, de. Only these are detected; empty: all that the model knows.</source>
            <translation>Codes tels que en, de. Seules celles-ci sont détectées ; vide : toutes celles du modèle.</translation>
        </message>
        <message>
            <source>multilingual restrict detect several</source>
            <translation>multilingue restreindre détecter plusieurs langues</translation>
        </message>
        <message>
            <source>Model &amp; GPU</source>
            <translation>Modèle et GPU</translation>
        </message>
        <message>
            <source>Graphics card</source>
            <translation>Carte graphique</translation>
        </message>
        <message>
            <source>Where models come from</source>
            <translation>Provenance des modèles</translation>
        </message>
        <message>
            <source>Graphics memory to use at most</source>
            <translation>Mémoire graphique maximale</translation>
        </message>
        <message>
            <source>A model that needs more runs on another card or on the processor.</source>
            <translation>Un modèle qui en demande plus fonctionne sur une autre carte ou sur le processeur.</translation>
        </message>
        <message>
            <source>gpu vram limit</source>
            <translation>gpu vram limite</translation>
        </message>
        <message>
            <source>Give the card up for these programs</source>
            <translation>Céder la carte à ces programmes</translation>
        </message>
        <message>
            <source>Names such as blender, game.exe. While one of them runs, it has the card to itself.</source>
            <translation>Noms tels que blender, game.exe. Tant que l’un d’eux fonctionne, il a la carte pour lui seul.</translation>
        </message>
        <message>
            <source>gpu vram games programs yield</source>
            <translation>gpu vram jeux programmes céder</translation>
        </message>
        <message>
            <source>Download models from</source>
            <translation>Télécharger les modèles depuis</translation>
        </message>
        <message>
            <source>Automatic: your own address, the package index, the model hub, in turn.</source>
            <translation>Automatique : votre propre adresse, l’index de paquets, le dépôt de modèles, dans cet ordre.</translation>
        </message>
        <message>
            <source>download models server</source>
            <translation>télécharger modèles serveur</translation>
        </message>
        <message>
            <source>The package index</source>
            <translation>L’index de paquets</translation>
        </message>
        <message>
            <source>The model hub</source>
            <translation>Le dépôt de modèles</translation>
        </message>
        <message>
            <source>Your own address</source>
            <translation>Votre propre adresse</translation>
        </message>
        <message>
            <source>Mirror of the model hub</source>
            <translation>Miroir du dépôt de modèles</translation>
        </message>
        <message>
            <source>An address that begins with https://. Empty: the hub itself.</source>
            <translation>Une adresse commençant par https://. Vide : le dépôt lui-même.</translation>
        </message>
        <message>
            <source>download huggingface proxy</source>
            <translation>télécharger huggingface proxy miroir</translation>
        </message>
        <message>
            <source>A web folder with models, one folder for each. Empty: none.</source>
            <translation>Un dossier web avec des modèles, un dossier par modèle. Vide : aucun.</translation>
        </message>
        <message>
            <source>download server on-premise url</source>
            <translation>télécharger serveur interne url adresse</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Divers</translation>
        </message>
        <message>
            <source>Of the windows. What you say is written in the language you say it in.</source>
            <translation>Celle des fenêtres. Ce que vous dites s’écrit dans la langue où vous le dites.</translation>
        </message>
        <message>
            <source>language interface translation english german french deutsch français</source>
            <translation>langue interface traduction anglais allemand français english german french deutsch</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Comme le bureau</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Light, dark, or whatever the desktop uses.</source>
            <translation>Clair, sombre, ou comme le bureau.</translation>
        </message>
        <message>
            <source>theme appearance night dark mode</source>
            <translation>thème apparence nuit sombre clair mode</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Open the window at start</source>
            <translation>Ouvrir la fenêtre au démarrage</translation>
        </message>
        <message>
            <source>Otherwise the app starts as an icon in the panel only.</source>
            <translation>Sinon, l’application démarre avec une simple icône dans la zone de notification.</translation>
        </message>
        <message>
            <source>startup launch tray background minimized</source>
            <translation>démarrage lancement zone de notification arrière-plan réduit</translation>
        </message>
        <message>
            <source>Start when you log in</source>
            <translation>Lancer à l’ouverture de session</translation>
        </message>
        <message>
            <source>Without its window: the hotkey is ready as soon as the desktop is.</source>
            <translation>Sans sa fenêtre : le raccourci clavier est prêt dès que le bureau l’est.</translation>
        </message>
        <message>
            <source>autostart startup boot launch login session</source>
            <translation>démarrage automatique autostart lancement connexion session</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Général</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <source>While dictating</source>
            <translation>Pendant la dictée</translation>
        </message>
        <message>
            <source>Show a small bar while dictating</source>
            <translation>Afficher une petite barre pendant la dictée</translation>
        </message>
        <message>
            <source>It says that the app listens, and never takes the keyboard.</source>
            <translation>Elle indique que l’application écoute, et ne prend jamais le clavier.</translation>
        </message>
        <message>
            <source>overlay indicator popup recording</source>
            <translation>barre indicateur superposition popup enregistrement</translation>
        </message>
        <message>
            <source>Show the words while you speak</source>
            <translation>Afficher les mots pendant que vous parlez</translation>
        </message>
        <message>
            <source>In the bar, as they are understood; the last ones may still change.</source>
            <translation>Dans la barre, à mesure qu’ils sont reconnus ; les derniers peuvent encore changer.</translation>
        </message>
        <message>
            <source>live preview partial streaming</source>
            <translation>direct live aperçu partiel</translation>
        </message>
        <message>
            <source>Play a sound at the start and the end</source>
            <translation>Jouer un son au début et à la fin</translation>
        </message>
        <message>
            <source>A short one when the app begins to listen, another when it has ended.</source>
            <translation>Un son bref quand l’application commence à écouter, un autre quand elle a fini.</translation>
        </message>
        <message>
            <source>beep chime tone audio feedback signal</source>
            <translation>bip signal sonore son audio retour</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Notifications</translation>
        </message>
        <message>
            <source>Of what happens while you do something else, such as files that are done.</source>
            <translation>Ce qui se passe pendant que vous faites autre chose, par exemple des fichiers terminés.</translation>
        </message>
        <message>
            <source>balloon popup toast notices messages quiet</source>
            <translation>notification bulle message avis popup calme déranger</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Toutes</translation>
        </message>
        <message>
            <source>Problems only</source>
            <translation>Problèmes seulement</translation>
        </message>
        <message>
            <source>None; the small bar tells it</source>
            <translation>Aucune ; la petite barre le dit</translation>
        </message>
        <message>
            <source>Further keys</source>
            <translation>Autres touches</translation>
        </message>
        <message>
            <source>For another language or model, or to have one key to hold and another to tap.</source>
            <translation>Pour une autre langue ou un autre modèle, ou pour avoir une touche à maintenir et une à presser.</translation>
        </message>
        <message>
            <source>second hotkey shortcut language model bilingual modifier left right</source>
            <translation>second raccourci touche langue modèle bilingue modificateur gauche droite</translation>
        </message>
        <message>
            <source>Hotkeys</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Key to dictate</source>
            <translation>Touche pour dicter</translation>
        </message>
        <message>
            <source>A combination, or a modifier key or side button of the mouse alone. It works in every window.</source>
            <translation>Une combinaison, ou une seule touche de modification ou un bouton latéral de la souris. Elle agit dans toutes les fenêtres.</translation>
        </message>
        <message>
            <source>hotkey shortcut push to talk trigger mouse button</source>
            <translation>raccourci touche hotkey push to talk déclencheur souris bouton</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Son effet</translation>
        </message>
        <message>
            <source>Hold: you speak while it is down, and the text comes when you let go. Tap: your hands are free, and the text comes at each pause. Tap twice: likewise, with a key that you press for other things, too.</source>
            <translation>Maintenir : vous parlez tant qu’elle est enfoncée, et le texte arrive quand vous relâchez. Appui bref : vos mains sont libres, et le texte arrive à chaque pause. Deux appuis : de même, avec une touche qui vous sert aussi à autre chose.</translation>
        </message>
        <message>
            <source>toggle push to talk hands-free press mode behaviour</source>
            <translation>bascule push to talk mains libres appui mode comportement</translation>
        </message>
        <message>
            <source>Key to cancel</source>
            <translation>Touche pour annuler</translation>
        </message>
        <message>
            <source>Throws away what you are dictating. At all other times the key does what it always does.</source>
            <translation>Abandonne ce que vous êtes en train de dicter. Le reste du temps, la touche garde sa fonction habituelle.</translation>
        </message>
        <message>
            <source>escape abort discard</source>
            <translation>échap escape abandonner annuler</translation>
        </message>
        <message>
            <source>Longest tap</source>
            <translation>Appui bref le plus long</translation>
        </message>
        <message>
            <source>For keys that can be held or tapped. After a longer press the dictation ends when you let go.</source>
            <translation>Pour les touches que l’on peut maintenir ou presser brièvement. Après un appui plus long, la dictée se termine au relâchement.</translation>
        </message>
        <message>
            <source>toggle hold duration</source>
            <translation>bascule maintenir durée appui</translation>
        </message>
        <message>
            <source>Always hold</source>
            <translation>Toujours maintenir</translation>
        </message>
        <message>
            <source>Longest pause in a double tap</source>
            <translation>Pause maximale du double appui</translation>
        </message>
        <message>
            <source>For keys that are tapped twice. Neither the first press nor the pause after it may be longer.</source>
            <translation>Pour les touches à deux appuis. Ni le premier appui ni la pause qui le suit ne peuvent être plus longs.</translation>
        </message>
        <message>
            <source>double tap twice press speed duration</source>
            <translation>double appui deux fois vitesse durée pause</translation>
        </message>
        <message>
            <source>End with a space</source>
            <translation>Terminer par un espace</translation>
        </message>
        <message>
            <source>So that the next dictation continues the line.</source>
            <translation>Pour que la dictée suivante continue la ligne.</translation>
        </message>
        <message>
            <source>blank trailing whitespace</source>
            <translation>espace blanc fin</translation>
        </message>
        <message>
            <source>Fit the text into the sentence</source>
            <translation>Adapter le texte à la phrase</translation>
        </message>
        <message>
            <source>Its first letter and the spaces at its ends, where the text field can be read.</source>
            <translation>Sa première lettre et les espaces à ses extrémités, si le champ de texte peut être lu.</translation>
        </message>
        <message>
            <source>capital letter lower case context caret spacing join middle sentence</source>
            <translation>majuscule minuscule contexte curseur espaces joindre milieu de phrase</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Insertion</translation>
        </message>
        <message>
            <source>When you went to another window</source>
            <translation>Après un changement de fenêtre</translation>
        </message>
        <message>
            <source>When text was inserted</source>
            <translation>Après l’insertion d’un texte</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Mise en forme</translation>
        </message>
        <message>
            <source>The text field</source>
            <translation>Le champ de texte</translation>
        </message>
        <message>
            <source>How text gets into the window</source>
            <translation>Insertion du texte dans la fenêtre</translation>
        </message>
        <message>
            <source>Automatic: the best way that works in the window you are in.</source>
            <translation>Automatique : la meilleure méthode qui fonctionne dans la fenêtre où vous êtes.</translation>
        </message>
        <message>
            <source>insert paste type clipboard delivery output</source>
            <translation>insérer coller saisir taper presse-papiers insertion sortie</translation>
        </message>
        <message>
            <source>Type texts shorter than</source>
            <translation>Saisir les textes de moins de</translation>
        </message>
        <message>
            <source>Longer texts are pasted. Typing leaves your clipboard alone.</source>
            <translation>Les textes plus longs sont collés. La saisie ne touche pas à votre presse-papiers.</translation>
        </message>
        <message>
            <source>paste clipboard short</source>
            <translation>coller presse-papiers court</translation>
        </message>
        <message>
            <source>Never type</source>
            <translation>Ne jamais saisir</translation>
        </message>
        <message>
            <source>Leave the text on the clipboard</source>
            <translation>Laisser le texte dans le presse-papiers</translation>
        </message>
        <message>
            <source>To paste it again elsewhere. What you copied before is then not put back.</source>
            <translation>Pour le coller encore ailleurs. Ce que vous aviez copié avant n’est alors pas remis.</translation>
        </message>
        <message>
            <source>keep copy restore clipboard paste again</source>
            <translation>garder copier restaurer presse-papiers coller encore</translation>
        </message>
        <message>
            <source>Read the text field you dictate into</source>
            <translation>Lire le champ où vous dictez</translation>
        </message>
        <message>
            <source>To know that text arrived, how a sentence goes on, and where a password is asked for. Nothing of it is kept. For all programs: switches on the desktop's accessibility, also for later.</source>
            <translation>Pour savoir que le texte est arrivé, comment une phrase continue, et où un mot de passe est demandé. Rien n’en est conservé. Tous les programmes : active l’accessibilité du bureau, aussi pour la suite.</translation>
        </message>
        <message>
            <source>accessibility at-spi verify read back context capital password</source>
            <translation>accessibilité at-spi vérifier relire contexte majuscule mot de passe</translation>
        </message>
        <message>
            <source>Where programs offer it</source>
            <translation>Là où c’est proposé</translation>
        </message>
        <message>
            <source>For all programs</source>
            <translation>Tous les programmes</translation>
        </message>
        <message>
            <source>Programs with a way of their own</source>
            <translation>Programmes ayant leur propre mode</translation>
        </message>
        <message>
            <source>Where text does not arrive, try another way here. It counts before all that is above.</source>
            <translation>Là où le texte n’arrive pas, essayez ici un autre mode. Il l’emporte sur tout ce qui précède.</translation>
        </message>
        <message>
            <source>application rule terminal keys chord paste per app</source>
            <translation>application programme règle terminal touches combinaison coller par application</translation>
        </message>
        <message>
            <source>When another window is in front</source>
            <translation>Si une autre fenêtre est devant</translation>
        </message>
        <message>
            <source>Than the one you began to speak in. Text that waits is in the history, too.</source>
            <translation>Une autre que celle où vous avez commencé à parler. Le texte en attente est aussi dans l’historique.</translation>
        </message>
        <message>
            <source>focus moved wrong window target hold follow</source>
            <translation>focus changé mauvaise fenêtre cible retenir suivre</translation>
        </message>
        <message>
            <source>Let the text wait for a key</source>
            <translation>Le texte attend une touche</translation>
        </message>
        <message>
            <source>Insert it into the one in front</source>
            <translation>Insérer dans celle de devant</translation>
        </message>
        <message>
            <source>Key to insert what waits</source>
            <translation>Touche pour le texte en attente</translation>
        </message>
        <message>
            <source>Into the window in front. Other programs have the key while none waits.</source>
            <translation>L’insère dans la fenêtre de devant. Les autres programmes ont la touche tant qu’aucun n’attend.</translation>
        </message>
        <message>
            <source>hotkey shortcut held paste retry again</source>
            <translation>raccourci touche retenu coller insérer réessayer encore</translation>
        </message>
        <message>
            <source>Key to go back and insert it</source>
            <translation>Touche pour revenir et l’insérer</translation>
        </message>
        <message>
            <source>Into the window you began to speak in, which comes to the front.</source>
            <translation>Dans la fenêtre où vous avez commencé à parler, qui passe au premier plan.</translation>
        </message>
        <message>
            <source>hotkey shortcut held return window</source>
            <translation>raccourci touche retenu revenir retour fenêtre</translation>
        </message>
        <message>
            <source>Key to take it out again</source>
            <translation>Touche pour le retirer</translation>
        </message>
        <message>
            <source>Only what was inserted last, if it is still there. Once more puts it in as it was heard. Other programs have the key again after two minutes.</source>
            <translation>Seulement ce qui a été inséré en dernier, si c’est encore là. Un autre appui le remet tel qu’entendu. Après deux minutes, les autres programmes ont de nouveau la touche.</translation>
        </message>
        <message>
            <source>hotkey shortcut undo remove revert scratch delete raw</source>
            <translation>raccourci touche annuler retirer supprimer effacer rétablir brut</translation>
        </message>
        <message>
            <source>Key to say it as…</source>
            <translation>Touche pour réécrire</translation>
        </message>
        <message>
            <source>Writes what was inserted last in another language, or with another model.</source>
            <translation>Écrit dans une autre langue, ou avec un autre modèle, ce qui a été inséré en dernier.</translation>
        </message>
        <message>
            <source>hotkey shortcut again language model alternative retry wrong</source>
            <translation>raccourci touche encore langue modèle autre réécrire réessayer faux</translation>
        </message>
    </context>
    <context>
        <name>sound trial</name>
        <message>
            <source>You are dictating. Try again afterwards.</source>
            <translation>Vous êtes en train de dicter. Réessayez ensuite.</translation>
        </message>
        <message>
            <source>Recording: say a sentence.</source>
            <translation>Enregistrement : dites une phrase.</translation>
        </message>
        <message>
            <source>Stopped, because you are dictating. Try again afterwards.</source>
            <translation>Arrêté, car vous dictez. Réessayez ensuite.</translation>
        </message>
        <message>
            <source>Playing what was recorded.</source>
            <translation>Lecture de l’enregistrement.</translation>
        </message>
    </context>
    <context>
        <name>statistics</name>
        <message>
            <source>words</source>
            <translation>mots</translation>
        </message>
        <message>
            <source>dictations</source>
            <translation>dictées</translation>
        </message>
        <message>
            <source>spoken</source>
            <translation>temps de parole</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>temps gagné</translation>
        </message>
        <message>
            <source>words a minute</source>
            <translation>mots par minute</translation>
        </message>
        <message>
            <source>median wait</source>
            <translation>attente médiane</translation>
        </message>
        <message>
            <source>median {time}</source>
            <translation>médiane {time}</translation>
        </message>
        <message>
            <source>the recording's end</source>
            <translation>fin de l’enregistrement</translation>
        </message>
        <message>
            <source>understanding it</source>
            <translation>reconnaissance</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>insertion</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>Spoken: speech without its pauses. Saved: typing these words at {speed} a minute would take {typing}; dictating them took {dictating}, pauses and waits included.</source>
            <translation>Temps de parole : sans les pauses. Temps gagné : saisir ces mots à {speed} par minute prendrait {typing} ; les dicter a pris {dictating}, pauses et attentes comprises.</translation>
        </message>
        <message>
            <source>In older dictations the pauses are not known, and count as spoken.</source>
            <translation>Dans les dictées plus anciennes, les pauses ne sont pas connues et comptent comme de la parole.</translation>
        </message>
        <message>
            <source>Only one wait in 20 was longer than {time}.</source>
            <translation>Seule une attente sur 20 a dépassé {time}.</translation>
        </message>
        <message>
            <source>{number} s</source>
            <translation>{number} s</translation>
        </message>
        <message>
            <source>{moment}
Text after {whole}
The recording's end: {cut}
Understanding it: {understanding}
Delivery: {delivery}
Sound: {sound}</source>
            <translation>{moment}
Texte après {whole}
Fin de l’enregistrement : {cut}
Reconnaissance : {understanding}
Insertion : {delivery}
Son : {sound}</translation>
        </message>
        <message>
            <source>{date}
{words} words in {entries} dictations
{spoken} spoken</source>
            <translation>{date}
{words} mots dans {entries} dictées
{spoken} de parole</translation>
        </message>
        <message>
            <source>The last {count} dictations: you waited {median} in the median, {shortest} at least and {longest} at most; {last} for the last one.</source>
            <translation>Les {count} dernières dictées : vous avez attendu {median} en médiane, {shortest} au moins et {longest} au plus ; {last} pour la dernière.</translation>
        </message>
        <message>
            <source>No words in the last {count} days.</source>
            <translation>Aucun mot au cours des {count} derniers jours.</translation>
        </message>
        <message>
            <source>The last {count} days: {words} words, most of them, {most}, on {date}; {today} today.</source>
            <translation>Les {count} derniers jours : {words} mots, avec un maximum de {most} le {date} ; {today} aujourd’hui.</translation>
        </message>
    </context>
    <context>
        <name>transcript</name>
        <message>
            <source>{time}, {speaker}: {text}</source>
            <translation>{time}, {speaker} : {text}</translation>
        </message>
        <message>
            <source>{time}: {text}</source>
            <translation>{time} : {text}</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Introuvable</translation>
        </message>
        <message>
            <source>{count} found</source>
            <translation>Résultats : {count}</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number} sur {count}</translation>
        </message>
        <message>
            <source>{number} ×</source>
            <translation>{number} ×</translation>
        </message>
        <message>
            <source>1 place replaced.</source>
            <translation>1 occurrence remplacée.</translation>
        </message>
        <message>
            <source>{count} places replaced.</source>
            <translation>{count} occurrences remplacées.</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} à {end}</translation>
        </message>
        <message>
            <source>Join them</source>
            <translation>Les joindre</translation>
        </message>
        <message>
            <source>Join with the one before</source>
            <translation>Joindre au précédent</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Lecture ou pause</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Corriger</translation>
        </message>
        <message>
            <source>Split where it is heard</source>
            <translation>Scinder à l’endroit entendu</translation>
        </message>
        <message>
            <source>Speaker…</source>
            <translation>Locuteur…</translation>
        </message>
        <message>
            <source>Transcribe again…</source>
            <translation>Retranscrire…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Earlier by 0.1 s</source>
            <translation>0,1 s plus tôt</translation>
        </message>
        <message>
            <source>Later by 0.1 s</source>
            <translation>0,1 s plus tard</translation>
        </message>
        <message>
            <source>Begins where it is heard</source>
            <translation>Commence à l’endroit entendu</translation>
        </message>
        <message>
            <source>Ends where it is heard</source>
            <translation>Finit à l’endroit entendu</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>“{text}”</source>
            <translation>« {text} »</translation>
        </message>
        <message>
            <source>Downloading</source>
            <translation>Téléchargement</translation>
        </message>
        <message>
            <source>One step left</source>
            <translation>Encore une étape</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Prêt</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Démarrage</translation>
        </message>
        <message>
            <source>Getting ready</source>
            <translation>Préparation</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>À l’écoute</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>Transcription</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Attention requise</translation>
        </message>
        <message>
            <source>Dictation is ready as soon as the speech model has arrived.</source>
            <translation>Dictation sera prêt dès que le modèle vocal sera arrivé.</translation>
        </message>
        <message>
            <source>The speech model is downloaded once. After that everything runs on this computer.</source>
            <translation>Le modèle vocal n’est téléchargé qu’une fois. Ensuite, tout se passe sur cet ordinateur.</translation>
        </message>
        <message>
            <source>The speech model is loading. You can speak already; the words follow.</source>
            <translation>Le modèle vocal se charge. Vous pouvez déjà parler ; les mots suivront.</translation>
        </message>
        <message>
            <source>Your words go to the window you are in as soon as they are written.</source>
            <translation>Vos mots vont dans la fenêtre où vous êtes dès qu’ils sont écrits.</translation>
        </message>
        <message>
            <source>The note above says what is wrong and what to do.</source>
            <translation>L’avis ci-dessus dit ce qui ne va pas et que faire.</translation>
        </message>
        <message>
            <source>Left {key}</source>
            <translation>{key} gauche</translation>
        </message>
        <message>
            <source>Right {key}</source>
            <translation>{key} droite</translation>
        </message>
        <message>
            <source>Hold {hotkey} and speak. Release, and the words appear in the window you were in.</source>
            <translation>Maintenez {hotkey} et parlez. Relâchez, et les mots apparaissent dans la fenêtre où vous étiez.</translation>
        </message>
        <message>
            <source>Tap {hotkey}, speak, and tap it again. The words appear in the window you are in.</source>
            <translation>Appuyez brièvement sur {hotkey}, parlez, puis appuyez de nouveau. Les mots apparaissent dans la fenêtre où vous êtes.</translation>
        </message>
        <message>
            <source>Tap {hotkey} twice, speak, and tap it once. The words appear in the window you are in.</source>
            <translation>Appuyez deux fois sur {hotkey}, parlez, puis appuyez une fois. Les mots apparaissent dans la fenêtre où vous êtes.</translation>
        </message>
        <message>
            <source>Hold {hotkey} and speak. Release, and the words appear in the window you were in. Or tap it, speak, and tap it again.</source>
            <translation>Maintenez {hotkey} et parlez. Relâchez, et les mots apparaissent dans la fenêtre où vous étiez. Ou bien appuyez brièvement, parlez, puis appuyez de nouveau.</translation>
        </message>
        <message>
            <source>Speak now. Release {hotkey} to finish.</source>
            <translation>Parlez. Relâchez {hotkey} pour terminer.</translation>
        </message>
        <message>
            <source>Speak now. Tap {hotkey} again to finish.</source>
            <translation>Parlez. Appuyez de nouveau sur {hotkey} pour terminer.</translation>
        </message>
        <message>
            <source>Speak now. Release {hotkey} to finish, or tap it again if you tapped it to start.</source>
            <translation>Parlez. Relâchez {hotkey} pour terminer, ou appuyez de nouveau si vous avez commencé par un appui bref.</translation>
        </message>
        <message>
            <source>Private mode: {state}</source>
            <translation>Mode privé : {state}</translation>
        </message>
        <message>
            <source>Downloading the speech model — {percent} %</source>
            <translation>Téléchargement du modèle vocal — {percent} %</translation>
        </message>
        <message>
            <source>Listening — tap {hotkey} to finish</source>
            <translation>À l’écoute — appuyez sur {hotkey} pour terminer</translation>
        </message>
        <message>
            <source>Listening — release {hotkey} to finish</source>
            <translation>À l’écoute — relâchez {hotkey} pour terminer</translation>
        </message>
        <message>
            <source>Getting ready — the speech model is loading</source>
            <translation>Préparation — le modèle vocal se charge</translation>
        </message>
        <message>
            <source>Ready — tap {hotkey} twice and speak</source>
            <translation>Prêt — appuyez deux fois sur {hotkey} et parlez</translation>
        </message>
        <message>
            <source>Ready — tap {hotkey} and speak</source>
            <translation>Prêt — appuyez sur {hotkey} et parlez</translation>
        </message>
        <message>
            <source>Ready — hold {hotkey} and speak</source>
            <translation>Prêt — maintenez {hotkey} et parlez</translation>
        </message>
        <message>
            <source>Not delivered: it waits, as the note above says.</source>
            <translation>Non inséré : le texte attend, comme le dit l’avis ci-dessus.</translation>
        </message>
        <message>
            <source>A part of it was taken out of its window again.</source>
            <translation>Une partie en a été retirée de sa fenêtre.</translation>
        </message>
        <message>
            <source>It was taken out of its window again.</source>
            <translation>Le texte a été retiré de sa fenêtre.</translation>
        </message>
        <message>
            <source>It was taken out of its window again. {key} puts it in again.</source>
            <translation>Le texte a été retiré de sa fenêtre. {key} le remet.</translation>
        </message>
        <message>
            <source>Another window was in front than the one you began to speak in.</source>
            <translation>La fenêtre au premier plan n’était pas celle où vous avez commencé à parler.</translation>
        </message>
        <message>
            <source>The window you began to speak in was closed.</source>
            <translation>La fenêtre où vous avez commencé à parler a été fermée.</translation>
        </message>
        <message>
            <source>No way of putting it into the window worked.</source>
            <translation>Aucun mode d’insertion n’a marché dans la fenêtre.</translation>
        </message>
        <message>
            <source>Go where the text belongs and press {here}; or press {back} to go back where you were.</source>
            <translation>Allez à l’endroit voulu et appuyez sur {here} ; ou appuyez sur {back} pour revenir où vous étiez.</translation>
        </message>
        <message>
            <source>Go where the text belongs and press {here}.</source>
            <translation>Allez à l’endroit voulu et appuyez sur {here}.</translation>
        </message>
        <message>
            <source>Go where the text belongs, come back here and insert it.</source>
            <translation>Allez à l’endroit voulu, puis revenez ici et insérez le texte.</translation>
        </message>
        <message>
            <source>Not typed: {reason}</source>
            <translation>Non insérée : {reason}</translation>
        </message>
        <message>
            <source>Said in another way: it took the place of the first text.</source>
            <translation>Réécrit : le nouveau texte a remplacé le premier.</translation>
        </message>
        <message>
            <source>Said in another way: it was sent to the place of the first text.</source>
            <translation>Réécrit : le nouveau texte a été envoyé à la place du premier.</translation>
        </message>
        <message>
            <source>Arrived in the window {time} after release.</source>
            <translation>Arrivée dans la fenêtre {time} après le relâchement.</translation>
        </message>
        <message>
            <source>Probably delivered: typed {time} after release.</source>
            <translation>Probablement inséré : saisi {time} après le relâchement.</translation>
        </message>
        <message>
            <source>Probably delivered: put into its text field {time} after release.</source>
            <translation>Probablement inséré : placé dans son champ de texte {time} après le relâchement.</translation>
        </message>
        <message>
            <source>Probably delivered: pasted {time} after release, and the window gave no receipt.</source>
            <translation>Probablement inséré : collé {time} après le relâchement, sans accusé de réception de la fenêtre.</translation>
        </message>
        <message>
            <source>On the clipboard only. Paste it where you want it.</source>
            <translation>Dans le presse-papiers seulement. Collez-le où vous voulez.</translation>
        </message>
        <message>
            <source>Not delivered. You can copy it from here.</source>
            <translation>Non inséré. Vous pouvez le copier d’ici.</translation>
        </message>
        <message>
            <source>the window you used before</source>
            <translation>la fenêtre que vous utilisiez avant</translation>
        </message>
        <message>
            <source>Inserted into {window}.</source>
            <translation>Inséré dans : {window}.</translation>
        </message>
        <message>
            <source>Probably inserted: the text was sent to {window}.</source>
            <translation>Probablement inséré : le texte a été envoyé à {window}.</translation>
        </message>
        <message>
            <source>Held back: “{text}”</source>
            <translation>Retenu : « {text} »</translation>
        </message>
        <message>
            <source>{number} s</source>
            <translation>{number} s</translation>
        </message>
        <message>
            <source>{model}, resting (loads while you speak)</source>
            <translation>{model}, au repos (se charge pendant que vous parlez)</translation>
        </message>
        <message>
            <source>{model} on the processor of this computer</source>
            <translation>{model} sur le processeur de cet ordinateur</translation>
        </message>
        <message>
            <source>{model} on the graphics card of this computer</source>
            <translation>{model} sur la carte graphique de cet ordinateur</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>NVIDIA GPU</source>
            <translation>GPU NVIDIA</translation>
        </message>
        <message>
            <source>{model} on {device} ({arithmetic})</source>
            <translation>{model} sur {device} ({arithmetic})</translation>
        </message>
    </context>
</TS>
