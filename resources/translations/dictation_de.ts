<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AgainChoice</name>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Modell</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>Sprac&amp;he</translation>
        </message>
        <message>
            <source>&amp;Transcribe</source>
            <translation>&amp;Transkribieren</translation>
        </message>
        <message>
            <source>Transcribe again now</source>
            <translation>Jetzt erneut transkribieren</translation>
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation>Abbre&amp;chen</translation>
        </message>
        <message>
            <source>Cancel, transcribe nothing</source>
            <translation>Abbrechen, nichts transkribieren</translation>
        </message>
        <message>
            <source>Found by itself</source>
            <translation>Automatisch erkannt</translation>
        </message>
        <message>
            <source>This model understands English only.</source>
            <translation>Dieses Modell versteht nur Englisch.</translation>
        </message>
    </context>
    <context>
        <name>AgainPanel</name>
        <message>
            <source>Translate to Englis&amp;h</source>
            <translation>Ins Eng&amp;lische übersetzen</translation>
        </message>
        <message>
            <source>From {times} of the file, instead of the text that is there.</source>
            <translation>Aus {times} der Datei, statt des vorhandenen Textes.</translation>
        </message>
    </context>
    <context>
        <name>AgainProgress</name>
        <message>
            <source>&amp;Stop</source>
            <translation>St&amp;oppen</translation>
        </message>
        <message>
            <source>Stop transcribing again</source>
            <translation>Erneutes Transkribieren stoppen</translation>
        </message>
    </context>
    <context>
        <name>BugReports</name>
        <message>
            <source>Dictation crashed last time.</source>
            <translation>Dictation ist beim letzten Mal abgestürzt.</translation>
        </message>
        <message>
            <source>An error came up in Dictation.</source>
            <translation>In Dictation ist ein Fehler aufgetreten.</translation>
        </message>
        <message>
            <source>“Report a problem” in the menu of the tray shows a report; so does `dictation report`.</source>
            <translation>„Problem melden“ im Menü des Infobereichs zeigt einen Bericht, ebenso `dictation report`.</translation>
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
            <translation>Keine Taste</translation>
        </message>
        <message>
            <source>{setting}: use no key</source>
            <translation>{setting}: keine Taste verwenden</translation>
        </message>
        <message>
            <source>The function is then without a key.</source>
            <translation>Die Funktion hat dann keine Taste.</translation>
        </message>
        <message>
            <source>{setting}: side of the modifier keys</source>
            <translation>{setting}: Seite der Zusatztasten</translation>
        </message>
        <message>
            <source>Whether the left and the right keys mean the same.</source>
            <translation>Ob linke und rechte Taste dasselbe bedeuten.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Left or right key</source>
            <translation>Linke oder rechte Taste</translation>
        </message>
        <message>
            <source>Left key only</source>
            <translation>Nur linke Taste</translation>
        </message>
        <message>
            <source>Right key only</source>
            <translation>Nur rechte Taste</translation>
        </message>
        <message>
            <source>As shown above</source>
            <translation>Wie oben gezeigt</translation>
        </message>
        <message>
            <source>It begins nothing where another key follows it, and other programs see it, too.</source>
            <translation>Folgt eine andere Taste, beginnt nichts; auch andere Programme sehen die Taste.</translation>
        </message>
        <message>
            <source>No key is set.</source>
            <translation>Keine Taste festgelegt.</translation>
        </message>
        <message>
            <source>Press the key or the combination.</source>
            <translation>Drücken Sie die Taste oder die Tastenkombination.</translation>
        </message>
        <message>
            <source>Press the combination, one modifier key such as the right Ctrl, or a side button of the mouse. Esc leaves it as it is.</source>
            <translation>Drücken Sie die Kombination, eine Zusatztaste allein, zum Beispiel Strg rechts, oder eine Seitentaste der Maus. Mit Esc bleibt es, wie es ist.</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Problem report</source>
            <translation>Problembericht</translation>
        </message>
        <message>
            <source>This report helps to find the cause. It holds none of your words, no paths and no names. Nothing is sent: read it, copy it, and hand it on where you like.</source>
            <translation>Dieser Bericht hilft, die Ursache zu finden. Er enthält nichts von Ihren Texten, keine Pfade und keine Namen. Es wird nichts gesendet: Lesen Sie ihn, kopieren Sie ihn, und geben Sie ihn weiter, wohin Sie möchten.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>&amp;Copy report</source>
            <translation>Bericht &amp;kopieren</translation>
        </message>
        <message>
            <source>&amp;Open log folder</source>
            <translation>Pr&amp;otokollordner öffnen</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>Schl&amp;ießen</translation>
        </message>
        <message>
            <source>Dictation crashed last time.</source>
            <translation>Dictation ist beim letzten Mal abgestürzt.</translation>
        </message>
        <message>
            <source>An error came up in Dictation. It goes on working.</source>
            <translation>In Dictation ist ein Fehler aufgetreten. Es läuft weiter.</translation>
        </message>
        <message>
            <source>A part of Dictation stopped working. Quit it and start it again.</source>
            <translation>Ein Teil von Dictation funktioniert nicht mehr. Beenden Sie Dictation, und starten Sie es neu.</translation>
        </message>
        <message>
            <source>Report a problem</source>
            <translation>Problem melden</translation>
        </message>
        <message>
            <source>What you had said is kept. If a dictation was cut off, it is on the History page.</source>
            <translation>Was Sie gesagt haben, ist gesichert. Ein abgebrochenes Diktat finden Sie auf der Seite „Verlauf“.</translation>
        </message>
        <message>
            <source>What you had said is kept: what did not arrive is on the History page after that.</source>
            <translation>Was Sie gesagt haben, ist gesichert: Was nicht angekommen ist, steht danach auf der Seite „Verlauf“.</translation>
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation>&amp;Kopiert</translation>
        </message>
    </context>
    <context>
        <name>DeleteQuestion</name>
        <message>
            <source>&amp;Keep</source>
            <translation>Be&amp;halten</translation>
        </message>
        <message>
            <source>Keep, do not delete</source>
            <translation>Behalten, nicht löschen</translation>
        </message>
        <message>
            <source>&amp;Delete for good</source>
            <translation>En&amp;dgültig löschen</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>Endgültig löschen</translation>
        </message>
    </context>
    <context>
        <name>DeliveryStep</name>
        <message>
            <source>Does the text arrive?</source>
            <translation>Kommt der Text an?</translation>
        </message>
        <message>
            <source>It goes into the window you are in. A sample of every kind of text shows that it arrives there.</source>
            <translation>Er kommt in das Fenster, in dem Sie gerade sind. Eine Probe jeder Art von Text zeigt, dass er dort ankommt.</translation>
        </message>
        <message>
            <source>Field to try it in</source>
            <translation>Feld zum Ausprobieren</translation>
        </message>
        <message>
            <source>The sample is written here.</source>
            <translation>Hier erscheint der Probetext.</translation>
        </message>
        <message>
            <source>Try it &amp;here</source>
            <translation>&amp;Hier ausprobieren</translation>
        </message>
        <message>
            <source>Writes a sample into the field above.</source>
            <translation>Schreibt einen Probetext in das Feld oben.</translation>
        </message>
        <message>
            <source>Try it in another &amp;window</source>
            <translation>In &amp;anderem Fenster ausprobieren</translation>
        </message>
        <message>
            <source>Writes a sample into the window you click into within ten seconds.</source>
            <translation>Schreibt einen Probetext in das Fenster, in das Sie innerhalb von zehn Sekunden klicken.</translation>
        </message>
        <message>
            <source>Not tried yet.</source>
            <translation>Noch nicht ausprobiert.</translation>
        </message>
        <message>
            <source>Open an empty document, and try it there. The sample is a page long, and stays there.</source>
            <translation>Öffnen Sie ein leeres Dokument und probieren Sie es dort. Die Probe ist eine Seite lang und bleibt dort stehen.</translation>
        </message>
        <message>
            <source>Click into the other window now: {seconds} s.</source>
            <translation>Klicken Sie jetzt in das andere Fenster: {seconds} s.</translation>
        </message>
        <message>
            <source>No other window was clicked into. Try it again.</source>
            <translation>Es wurde in kein anderes Fenster geklickt. Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>It arrived, and was read back.</source>
            <translation>Angekommen und zurückgelesen.</translation>
        </message>
        <message>
            <source>It did not arrive. {reason} Try it again.</source>
            <translation>Nicht angekommen. {reason} Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>the window</source>
            <translation>das Fenster</translation>
        </message>
        <message>
            <source>Delivered: {window} took the text.</source>
            <translation>Eingefügt: {window} hat den Text angenommen.</translation>
        </message>
        <message>
            <source>Probably delivered: it was typed into {window}. Look whether it stands there.</source>
            <translation>Vermutlich eingefügt: getippt in {window}. Sehen Sie nach, ob der Text dort steht.</translation>
        </message>
        <message>
            <source>Probably delivered: it was pasted into {window}, which gave no receipt. Look there.</source>
            <translation>Vermutlich eingefügt: über die Zwischenablage in {window}, ohne Bestätigung. Sehen Sie dort nach.</translation>
        </message>
        <message>
            <source>Not delivered. {reason} Choose another way above, and try it again.</source>
            <translation>Nicht eingefügt. {reason} Wählen Sie oben eine andere Art, und versuchen Sie es erneut.</translation>
        </message>
    </context>
    <context>
        <name>DesktopKeys</name>
        <message>
            <source>In a Wayland session no program sees the keys you press in other windows. Some desktops grant the keys above when you agree. Where they do nothing, have the desktop itself start and end your dictations:</source>
            <translation>In einer Wayland-Sitzung sieht kein Programm, welche Tasten Sie in anderen Fenstern drücken. Manche Desktops gewähren die Tasten oben, wenn Sie zustimmen. Wo sie nichts bewirken, lassen Sie den Desktop selbst Ihre Diktate starten und beenden:</translation>
        </message>
        <message>
            <source>Lines for your desktop</source>
            <translation>Zeilen für Ihren Desktop</translation>
        </message>
        <message>
            <source>What to put into the configuration of your desktop.</source>
            <translation>Was in die Konfiguration Ihres Desktops gehört.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the lines for your desktop</source>
            <translation>Zeilen für Ihren Desktop kopieren</translation>
        </message>
        <message>
            <source>They are on the clipboard then, to be pasted.</source>
            <translation>Sie liegen dann zum Einfügen in der Zwischenablage.</translation>
        </message>
        <message>
            <source>A key of your desktop</source>
            <translation>Eine Taste Ihres Desktops</translation>
        </message>
        <message>
            <source>wayland compositor sway hyprland niri gnome kde bind shortcut command</source>
            <translation>wayland compositor sway hyprland niri gnome kde taste belegen tastenkürzel befehl desktop</translation>
        </message>
    </context>
    <context>
        <name>DeviceChoice</name>
        <message>
            <source>Installation of the library for graphics cards</source>
            <translation>Installation der Bibliothek für Grafikkarten</translation>
        </message>
        <message>
            <source>How much of it is done.</source>
            <translation>Wie viel davon erledigt ist.</translation>
        </message>
        <message>
            <source>Install it</source>
            <translation>Installieren</translation>
        </message>
        <message>
            <source>It is downloaded into the app's own folder.</source>
            <translation>Sie wird in den eigenen Ordner der App heruntergeladen.</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Download stoppen</translation>
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation>Bereits Heruntergeladenes wird verworfen.</translation>
        </message>
        <message>
            <source>Free the GPU now</source>
            <translation>GPU jetzt freigeben</translation>
        </message>
        <message>
            <source>The model is loaded again while you speak your next dictation.</source>
            <translation>Das Modell wird wieder geladen, während Sie das nächste Diktat sprechen.</translation>
        </message>
        <message>
            <source>Automatic: the fastest there is</source>
            <translation>Automatisch: das schnellste vorhandene Gerät</translation>
        </message>
        <message>
            <source>The first graphics card</source>
            <translation>Die erste Grafikkarte</translation>
        </message>
        <message>
            <source>The processor</source>
            <translation>Der Prozessor</translation>
        </message>
        <message>
            <source>{device} (not there)</source>
            <translation>{device} (nicht vorhanden)</translation>
        </message>
        <message>
            <source>the processor</source>
            <translation>Prozessor</translation>
        </message>
        <message>
            <source>Now it runs on {device}.</source>
            <translation>Läuft zurzeit auf: {device}.</translation>
        </message>
        <message>
            <source>No graphics card that it can run on was found.</source>
            <translation>Es wurde keine geeignete Grafikkarte gefunden.</translation>
        </message>
        <message>
            <source>Library for graphics cards</source>
            <translation>Bibliothek für Grafikkarten</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Einen Moment …</translation>
        </message>
        <message>
            <source>The graphics card needs a library of NVIDIA's (cuBLAS 12, {size} to download). Licence: {licence}.</source>
            <translation>Die Grafikkarte benötigt eine Bibliothek von NVIDIA (cuBLAS 12, {size} Download). Lizenz: {licence}.</translation>
        </message>
    </context>
    <context>
        <name>DeviceLine</name>
        <message>
            <source>Try it again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>What this graphics card failed at is forgotten.</source>
            <translation>Woran diese Grafikkarte gescheitert ist, wird vergessen.</translation>
        </message>
        <message>
            <source>Try {device} again</source>
            <translation>{device} erneut versuchen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Testen</translation>
        </message>
        <message>
            <source>Stop testing {device}</source>
            <translation>Test stoppen: {device}</translation>
        </message>
        <message>
            <source>Test {device}</source>
            <translation>{device} testen</translation>
        </message>
        <message>
            <source>The model is loaded there, and hears a short recording that is known.</source>
            <translation>Das Modell wird dort geladen und hört eine kurze, bekannte Aufnahme.</translation>
        </message>
        <message>
            <source>Loading the model, and listening to a recording…</source>
            <translation>Modell wird geladen und hört eine Aufnahme …</translation>
        </message>
        <message>
            <source>{used} of {total} in use</source>
            <translation>{used} von {total} belegt</translation>
        </message>
        <message>
            <source>cannot be used by the speech engine</source>
            <translation>für die Spracherkennung nicht verwendbar</translation>
        </message>
        <message>
            <source>computes in {types}</source>
            <translation>rechnet mit {types}</translation>
        </message>
    </context>
    <context>
        <name>DevicePanel</name>
        <message>
            <source>Somebody is dictating. Test it when that has ended.</source>
            <translation>Gerade wird diktiert. Testen Sie es danach.</translation>
        </message>
        <message>
            <source>A dictation began, so the test was given up.</source>
            <translation>Ein Diktat hat begonnen, daher wurde der Test abgebrochen.</translation>
        </message>
        <message>
            <source>The test was stopped.</source>
            <translation>Der Test wurde gestoppt.</translation>
        </message>
        <message>
            <source>It works: loaded in {load} s ({type}), five seconds of speech understood in {decode} s, {percent} % of the words right.</source>
            <translation>Es funktioniert: in {load} s geladen ({type}), fünf Sekunden Sprache in {decode} s erkannt, {percent} % der Wörter richtig.</translation>
        </message>
    </context>
    <context>
        <name>DictatePage</name>
        <message>
            <source>Dictate</source>
            <translation>Diktieren</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>&amp;Start dictation</source>
            <translation>Diktat &amp;starten</translation>
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation>Abbre&amp;chen</translation>
        </message>
        <message>
            <source>Cancel dictation</source>
            <translation>Diktat abbrechen</translation>
        </message>
        <message>
            <source>&amp;Undo discard</source>
            <translation>&amp;Wiederherstellen</translation>
        </message>
        <message>
            <source>Undo: bring back what was discarded</source>
            <translation>Verworfenes wiederherstellen</translation>
        </message>
        <message>
            <source>&amp;Private mode</source>
            <translation>&amp;Privater Modus</translation>
        </message>
        <message>
            <source>Keep nothing of what you dictate ({keys})</source>
            <translation>Nichts von Ihren Diktaten aufbewahren ({keys})</translation>
        </message>
        <message>
            <source>&amp;Stop dictation</source>
            <translation>Diktat &amp;beenden</translation>
        </message>
    </context>
    <context>
        <name>DictationStep</name>
        <message>
            <source>Your first dictation</source>
            <translation>Ihr erstes Diktat</translation>
        </message>
        <message>
            <source>Hold the key and say something, such as: “Tomorrow I will write to you.” Let go at the end.</source>
            <translation>Halten Sie die Taste gedrückt, und sagen Sie etwas, zum Beispiel: „Morgen schreibe ich dir.“ Lassen Sie am Ende los.</translation>
        </message>
        <message>
            <source>Moves while you speak.</source>
            <translation>Bewegt sich, während Sie sprechen.</translation>
        </message>
        <message>
            <source>Your words</source>
            <translation>Ihre Worte</translation>
        </message>
        <message>
            <source>What you say is written here.</source>
            <translation>Hier erscheint, was Sie sagen.</translation>
        </message>
        <message>
            <source>Listening. Speak, and let go of the key at the end.</source>
            <translation>Hört zu. Sprechen Sie, und lassen Sie die Taste am Ende los.</translation>
        </message>
        <message>
            <source>Writing it down…</source>
            <translation>Wird geschrieben …</translation>
        </message>
        <message>
            <source>It works. {how}</source>
            <translation>Es funktioniert. {how}</translation>
        </message>
        <message>
            <source>No speech was heard. Hold the key while you speak, and try it again.</source>
            <translation>Es wurde keine Sprache gehört. Halten Sie die Taste beim Sprechen gedrückt, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Hold {chord} and speak.</source>
            <translation>{chord} gedrückt halten und sprechen.</translation>
        </message>
    </context>
    <context>
        <name>DoctorPage</name>
        <message>
            <source>Doctor</source>
            <translation>Diagnose</translation>
        </message>
        <message>
            <source>Check &amp;again</source>
            <translation>Erneut &amp;prüfen</translation>
        </message>
        <message>
            <source>Tries everything once more.</source>
            <translation>Probiert alles noch einmal aus.</translation>
        </message>
        <message>
            <source>&amp;Copy report</source>
            <translation>Bericht &amp;kopieren</translation>
        </message>
        <message>
            <source>Copies the lines below without names, places on this machine and anything you said.</source>
            <translation>Kopiert die Zeilen unten, ohne Namen, Speicherorte und Gesagtes.</translation>
        </message>
        <message>
            <source>Trying everything…</source>
            <translation>Alles wird ausprobiert …</translation>
        </message>
        <message>
            <source>{name}… A small window comes up for a moment.</source>
            <translation>{name} … Dabei erscheint kurz ein kleines Fenster.</translation>
        </message>
        <message>
            <source>The check broke off.</source>
            <translation>Die Prüfung wurde abgebrochen.</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Alles funktioniert.</translation>
        </message>
        <message>
            <source>One thing needs attention: {name}.</source>
            <translation>Handlungsbedarf bei: {name}.</translation>
        </message>
        <message>
            <source>{count} things need attention.</source>
            <translation>Handlungsbedarf in {count} Punkten.</translation>
        </message>
        <message>
            <source>{count} things were tried.</source>
            <translation>{count} Punkte wurden geprüft.</translation>
        </message>
        <message>
            <source>{count} could not be tried.</source>
            <translation>Nicht prüfbar: {count}.</translation>
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation>&amp;Kopiert</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
    </context>
    <context>
        <name>DoctorWindow</name>
        <message>
            <source>Looking at the files…</source>
            <translation>Dateien werden geprüft …</translation>
        </message>
        <message>
            <source>Installing…</source>
            <translation>Installation läuft …</translation>
        </message>
        <message>
            <source>Fetching… {percent} %</source>
            <translation>Herunterladen … {percent} %</translation>
        </message>
        <message>
            <source>Installing… {percent} %</source>
            <translation>Installation … {percent} %</translation>
        </message>
    </context>
    <context>
        <name>EarlierTexts</name>
        <message>
            <source>&amp;Use this text</source>
            <translation>Diesen Text &amp;übernehmen</translation>
        </message>
        <message>
            <source>Us&amp;e this text</source>
            <translation>&amp;Diesen Text übernehmen</translation>
        </message>
        <message>
            <source>Use t&amp;his text</source>
            <translation>Diesen Te&amp;xt übernehmen</translation>
        </message>
        <message>
            <source>Use this te&amp;xt</source>
            <translation>Diesen Text überneh&amp;men</translation>
        </message>
        <message>
            <source>Use earlier text {number}</source>
            <translation>Früheren Text {number} übernehmen</translation>
        </message>
    </context>
    <context>
        <name>EndPage</name>
        <message>
            <source>That is all</source>
            <translation>Das war alles</translation>
        </message>
        <message>
            <source>Dictation is at hand from now on, in every window.</source>
            <translation>Dictation ist ab jetzt in jedem Fenster für Sie da.</translation>
        </message>
        <message>
            <source>Open the &amp;settings</source>
            <translation>&amp;Einstellungen öffnen</translation>
        </message>
        <message>
            <source>Everything else that can be chosen.</source>
            <translation>Alles Weitere, was sich einstellen lässt.</translation>
        </message>
        <message>
            <source>Hold it and speak; let go, and the words are there. Or tap it, speak, and tap again.</source>
            <translation>Gedrückt halten und sprechen; nach dem Loslassen ist der Text da. Oder antippen, sprechen und noch einmal antippen.</translation>
        </message>
        <message>
            <source>The icon in the panel shows whether it listens. Its menu has everything, these steps too: “Set up again…”.</source>
            <translation>Das Symbol im Infobereich zeigt, ob Dictation zuhört. Sein Menü enthält alles, auch diese Schritte: „Erneut einrichten …“.</translation>
        </message>
        <message>
            <source>The settings have more: languages, sounds, history.</source>
            <translation>Mehr in den Einstellungen: Sprachen, Töne, Verlauf.</translation>
        </message>
        <message>
            <source>The model is loading. You can speak already; the words follow.</source>
            <translation>Das Modell wird geladen. Sie können schon sprechen; die Wörter folgen.</translation>
        </message>
        <message>
            <source>Ready: {engine}.</source>
            <translation>Bereit: {engine}.</translation>
        </message>
    </context>
    <context>
        <name>EntryDetails</name>
        <message>
            <source>Chosen dictation</source>
            <translation>Ausgewähltes Diktat</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>Speic&amp;hern</translation>
        </message>
        <message>
            <source>Save correction</source>
            <translation>Korrektur speichern</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Strg+Eingabe</translation>
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation>Abbre&amp;chen</translation>
        </message>
        <message>
            <source>Cancel correction</source>
            <translation>Korrektur verwerfen</translation>
        </message>
        <message>
            <source>Transcribed again, the text is the same.</source>
            <translation>Erneut transkribiert: Der Text ist derselbe.</translation>
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message>
            <source>Text of the dictation</source>
            <translation>Text des Diktats</translation>
        </message>
        <message>
            <source>Correct “{word}”</source>
            <translation>„{word}“ korrigieren</translation>
        </message>
    </context>
    <context>
        <name>EntryTools</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Text kopieren</translation>
        </message>
        <message>
            <source>&amp;Insert again</source>
            <translation>Erneut e&amp;infügen</translation>
        </message>
        <message>
            <source>Insert text again</source>
            <translation>Text erneut einfügen</translation>
        </message>
        <message>
            <source>C&amp;orrect</source>
            <translation>Ko&amp;rrigieren</translation>
        </message>
        <message>
            <source>Correct text</source>
            <translation>Text korrigieren</translation>
        </message>
        <message>
            <source>S&amp;tar</source>
            <translation>Ster&amp;n</translation>
        </message>
        <message>
            <source>Star: is kept when old dictations are deleted</source>
            <translation>Stern: bleibt erhalten, wenn alte Diktate gelöscht werden</translation>
        </message>
        <message>
            <source>What has a star is kept when old dictations are deleted.</source>
            <translation>Was einen Stern hat, bleibt erhalten, wenn alte Diktate gelöscht werden.</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>Delete dictation</source>
            <translation>Diktat löschen</translation>
        </message>
        <message>
            <source>Transcribe a&amp;gain…</source>
            <translation>Erneut &amp;transkribieren …</translation>
        </message>
        <message>
            <source>Transcribe again with another model or language</source>
            <translation>Mit anderem Modell oder anderer Sprache erneut transkribieren</translation>
        </message>
        <message>
            <source>Insert &amp;what was held back</source>
            <translation>&amp;Zurückgehaltenes einfügen</translation>
        </message>
        <message>
            <source>Insert what was held back</source>
            <translation>Zurückgehaltenes einfügen</translation>
        </message>
        <message>
            <source>One dictation is transcribed again already.</source>
            <translation>Ein Diktat wird bereits erneut transkribiert.</translation>
        </message>
        <message>
            <source>With another model or language. The old text is kept.</source>
            <translation>Mit einem anderen Modell oder einer anderen Sprache. Der alte Text bleibt erhalten.</translation>
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation>&amp;Kopiert</translation>
        </message>
    </context>
    <context>
        <name>FilesForm</name>
        <message>
            <source>For files you add from now on</source>
            <translation>Für künftig hinzugefügte Dateien</translation>
        </message>
        <message>
            <source>For “{name}”</source>
            <translation>Für „{name}“</translation>
        </message>
        <message>
            <source>For {n} files</source>
            <translation>Für {n} Dateien</translation>
        </message>
        <message>
            <source>What was understood so far, and what you changed in it, is replaced.</source>
            <translation>Der bisher erkannte Text wird ersetzt, auch Ihre Änderungen daran.</translation>
        </message>
        <message>
            <source>Export the text of “{name}”</source>
            <translation>Text von „{name}“ exportieren</translation>
        </message>
    </context>
    <context>
        <name>FilesHeader</name>
        <message>
            <source>Choose &amp;files…</source>
            <translation>&amp;Dateien wählen …</translation>
        </message>
        <message>
            <source>Choose files to transcribe</source>
            <translation>Dateien zum Transkribieren wählen</translation>
        </message>
        <message>
            <source>Sound or video, several at once (Ctrl+O)</source>
            <translation>Audio oder Video, auch mehrere zugleich (Strg+O)</translation>
        </message>
        <message>
            <source>Choose fol&amp;der…</source>
            <translation>&amp;Ordner wählen …</translation>
        </message>
        <message>
            <source>Choose a folder to transcribe</source>
            <translation>Ordner zum Transkribieren wählen</translation>
        </message>
        <message>
            <source>All sound and video in it (Ctrl+Shift+O)</source>
            <translation>Alle Audio- und Videodateien darin (Strg+Umschalt+O)</translation>
        </message>
        <message>
            <source>Hold &amp;queue</source>
            <translation>&amp;Alles anhalten</translation>
        </message>
        <message>
            <source>Hold the whole queue</source>
            <translation>Die ganze Warteschlange anhalten</translation>
        </message>
        <message>
            <source>Nothing is transcribed until you press it again, also after the next start.</source>
            <translation>Es wird nichts transkribiert, bis Sie erneut darauf klicken, auch nach dem nächsten Start.</translation>
        </message>
        <message>
            <source>Opt&amp;ions…</source>
            <translation>O&amp;ptionen …</translation>
        </message>
        <message>
            <source>Options for new files</source>
            <translation>Optionen für neue Dateien</translation>
        </message>
        <message>
            <source>Language, model and results of files you add from now on</source>
            <translation>Sprache, Modell und Ergebnisse für künftig hinzugefügte Dateien</translation>
        </message>
        <message>
            <source>&amp;Clear done</source>
            <translation>&amp;Fertige entfernen</translation>
        </message>
        <message>
            <source>Take what is done out of the list</source>
            <translation>Fertige Dateien aus der Liste nehmen</translation>
        </message>
        <message>
            <source>&amp;Queue is held</source>
            <translation>&amp;Alles angehalten</translation>
        </message>
        <message>
            <source>The whole queue is held; press to go on</source>
            <translation>Die ganze Warteschlange ist angehalten; zum Fortsetzen drücken</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Replace with</source>
            <translation>Ersetzen durch</translation>
        </message>
        <message>
            <source>&amp;Whole words</source>
            <translation>Ganze Wör&amp;ter</translation>
        </message>
        <message>
            <source>Match &amp;capitals</source>
            <translation>Groß-/&amp;Kleinschreibung</translation>
        </message>
        <message>
            <source>Pre&amp;vious</source>
            <translation>&amp;Vorige</translation>
        </message>
        <message>
            <source>Previous place</source>
            <translation>Vorige Fundstelle</translation>
        </message>
        <message>
            <source>Shift+Enter, Shift+F3</source>
            <translation>Umschalt+Eingabe, Umschalt+F3</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Nächste</translation>
        </message>
        <message>
            <source>Next place</source>
            <translation>Nächste Fundstelle</translation>
        </message>
        <message>
            <source>Enter, F3</source>
            <translation>Eingabe, F3</translation>
        </message>
        <message>
            <source>Cl&amp;ose</source>
            <translation>Schl&amp;ießen</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>Suche schließen</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>Replace this place</source>
            <translation>Diese Fundstelle ersetzen</translation>
        </message>
        <message>
            <source>Replace &amp;all</source>
            <translation>&amp;Alle ersetzen</translation>
        </message>
        <message>
            <source>Replace all places</source>
            <translation>Alle Fundstellen ersetzen</translation>
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <source>Set up Dictation</source>
            <translation>Dictation einrichten</translation>
        </message>
        <message>
            <source>&amp;Skip the set-up</source>
            <translation>Einrichtung &amp;überspringen</translation>
        </message>
        <message>
            <source>The app works as it is. “Set up again…” in its menu brings these steps back.</source>
            <translation>Die App funktioniert auch so. „Erneut einrichten …“ in ihrem Menü bringt diese Schritte zurück.</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>The step before this one.</source>
            <translation>Der vorige Schritt.</translation>
        </message>
        <message>
            <source>The next step.</source>
            <translation>Der nächste Schritt.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Step {number} of {count}</source>
            <translation>Schritt {number} von {count}</translation>
        </message>
        <message>
            <source>&amp;Done</source>
            <translation>&amp;Fertig</translation>
        </message>
        <message>
            <source>&amp;Continue</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>Skip &amp;this step</source>
            <translation>Schritt über&amp;springen</translation>
        </message>
    </context>
    <context>
        <name>HistoryList</name>
        <message>
            <source>Dictations</source>
            <translation>Diktate</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>S&amp;how all</source>
            <translation>Alle anzei&amp;gen</translation>
        </message>
        <message>
            <source>Not while you dictate: the microphone would hear it.</source>
            <translation>Nicht während des Diktierens: Das Mikrofon würde es hören.</translation>
        </message>
        <message>
            <source>The history cannot be opened. Dictating works all the same.</source>
            <translation>Der Verlauf lässt sich nicht öffnen. Sie können trotzdem diktieren.</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>Nichts gefunden.</translation>
        </message>
        <message>
            <source>Nothing dictated yet. What is kept of your dictations stays on this computer.</source>
            <translation>Noch nichts diktiert. Was von Ihren Diktaten aufbewahrt wird, bleibt auf diesem Computer.</translation>
        </message>
    </context>
    <context>
        <name>HotkeyStep</name>
        <message>
            <source>Does the key work?</source>
            <translation>Funktioniert die Taste?</translation>
        </message>
        <message>
            <source>It works in every window: hold it, speak, let go. Here it is only counted.</source>
            <translation>Sie funktioniert in jedem Fenster: halten, sprechen, loslassen. Hier wird sie nur gezählt.</translation>
        </message>
        <message>
            <source>Change it if it is taken, or out of reach.</source>
            <translation>Ändern Sie sie, wenn sie belegt oder schwer erreichbar ist.</translation>
        </message>
        <message>
            <source>Press {chord} now.</source>
            <translation>Drücken Sie jetzt {chord}.</translation>
        </message>
        <message>
            <source>{chord} was seen: the key works.</source>
            <translation>{chord} wurde erkannt: Die Taste funktioniert.</translation>
        </message>
        <message>
            <source>{chord} was seen {count} times: the key works.</source>
            <translation>{chord} wurde {count}-mal erkannt: Die Taste funktioniert.</translation>
        </message>
    </context>
    <context>
        <name>InsertionCard</name>
        <message>
            <source>Does text arrive?</source>
            <translation>Kommt Text an?</translation>
        </message>
        <message>
            <source>Six short texts and a long one are pasted and then typed: umlauts, other scripts, emoji, several lines. Click into an empty document. The better way into the program is remembered.</source>
            <translation>In das Programm werden sechs kurze Texte und ein langer erst über die Zwischenablage eingefügt und dann getippt: Umlaute, andere Schriften, Emojis, mehrere Zeilen. Klicken Sie in ein leeres Dokument. Die bessere Art wird gemerkt.</translation>
        </message>
        <message>
            <source>test try insert paste program forget</source>
            <translation>test ausprobieren einfügen programm vergessen</translation>
        </message>
        <message>
            <source>Try it in a window…</source>
            <translation>In Fenster ausprobieren …</translation>
        </message>
        <message>
            <source>You have ten seconds to click into the window.</source>
            <translation>Sie haben zehn Sekunden, um in das Fenster zu klicken.</translation>
        </message>
        <message>
            <source>Forget what worked</source>
            <translation>Gemerktes vergessen</translation>
        </message>
        <message>
            <source>For every program it is found out anew how text gets into it. Your own list above stays.</source>
            <translation>Für jedes Programm wird neu herausgefunden, wie Text hineinkommt. Ihre eigene Liste oben bleibt.</translation>
        </message>
        <message>
            <source>Click into the window now: {seconds} s</source>
            <translation>Klicken Sie jetzt in das Fenster: {seconds} s</translation>
        </message>
        <message>
            <source>the window</source>
            <translation>das Fenster</translation>
        </message>
        <message>
            <source>All of them arrived in {program}.</source>
            <translation>Alle angekommen ({program}).</translation>
        </message>
        <message>
            <source>Arrived in {program}: {kinds}.</source>
            <translation>Angekommen ({program}): {kinds}.</translation>
        </message>
        <message>
            <source>Sent to {program}, which does not tell: {kinds}. Look whether they are there.</source>
            <translation>An {program} gesendet, ohne Bestätigung: {kinds}. Sehen Sie nach, ob sie da sind.</translation>
        </message>
        <message>
            <source>Did not arrive in {program}: {kinds}. Choose another way for it in the list above.</source>
            <translation>Nicht angekommen ({program}): {kinds}. Wählen Sie dafür oben in der Liste eine andere Art.</translation>
        </message>
        <message>
            <source>Typing works best there, where it can write a text: that is remembered.</source>
            <translation>Tippen klappt dort am besten, wo es einen Text schreiben kann: Das wird gemerkt.</translation>
        </message>
        <message>
            <source>Pasting works best there: that is remembered.</source>
            <translation>Einfügen über die Zwischenablage klappt dort am besten: Das wird gemerkt.</translation>
        </message>
    </context>
    <context>
        <name>InsertionTrial</name>
        <message>
            <source>A dictation is under way, and this would disturb it. Try it when it has ended.</source>
            <translation>Gerade läuft ein Diktat, das dadurch gestört würde. Versuchen Sie es danach.</translation>
        </message>
        <message>
            <source>Text is only copied here: dictate, then press Ctrl+V in the window where you want it.</source>
            <translation>Hier wird Text nur kopiert: Diktieren Sie, und drücken Sie dann Strg+V im gewünschten Fenster.</translation>
        </message>
        <message>
            <source>No other window was clicked into. Try it again.</source>
            <translation>Es wurde in kein anderes Fenster geklickt. Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>It could not be forgotten: the file cannot be deleted.</source>
            <translation>Es konnte nicht vergessen werden: Die Datei lässt sich nicht löschen.</translation>
        </message>
        <message>
            <source>It is forgotten. The next text finds out anew what works.</source>
            <translation>Es ist vergessen. Beim nächsten Text wird neu herausgefunden, was funktioniert.</translation>
        </message>
    </context>
    <context>
        <name>InstalledModel</name>
        <message>
            <source>{model} · not installed</source>
            <translation>{model} · nicht installiert</translation>
        </message>
    </context>
    <context>
        <name>JobChoicesForm</name>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Sound track</source>
            <translation>Tonspur</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>Folder for results</source>
            <translation>Ordner für Ergebnisse</translation>
        </message>
        <message>
            <source>Translate to English</source>
            <translation>Ins Englische übersetzen</translation>
        </message>
        <message>
            <source>Whisper writes English, whatever is spoken.</source>
            <translation>Whisper schreibt Englisch, gleich welche Sprache gesprochen wird.</translation>
        </message>
        <message>
            <source>Time of each word</source>
            <translation>Zeit für jedes Wort</translation>
        </message>
        <message>
            <source>For subtitles and for playing from a word; takes a little longer.</source>
            <translation>Für Untertitel und die Wiedergabe ab einem Wort; dauert etwas länger.</translation>
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation>Abbre&amp;chen</translation>
        </message>
        <message>
            <source>Cancel, change nothing</source>
            <translation>Abbrechen, nichts ändern</translation>
        </message>
        <message>
            <source>Write when it is done</source>
            <translation>Nach Abschluss schreiben</translation>
        </message>
        <message>
            <source>&amp;Use from now on</source>
            <translation>Ab &amp;jetzt verwenden</translation>
        </message>
        <message>
            <source>Use from now on</source>
            <translation>Ab jetzt verwenden</translation>
        </message>
        <message>
            <source>&amp;Use this</source>
            <translation>&amp;Verwenden</translation>
        </message>
        <message>
            <source>Use this for the chosen files</source>
            <translation>Für die ausgewählten Dateien verwenden</translation>
        </message>
        <message>
            <source>&amp;Write</source>
            <translation>&amp;Schreiben</translation>
        </message>
        <message>
            <source>Write these files now</source>
            <translation>Diese Dateien jetzt schreiben</translation>
        </message>
        <message>
            <source>&amp;Transcribe again</source>
            <translation>Erneut &amp;transkribieren</translation>
        </message>
        <message>
            <source>Transcribe again with these choices</source>
            <translation>Mit diesen Optionen erneut transkribieren</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Automatisch erkennen</translation>
        </message>
        <message>
            <source>As for dictation ({value})</source>
            <translation>Wie beim Diktieren ({value})</translation>
        </message>
        <message>
            <source>Mixed</source>
            <translation>Gemischt</translation>
        </message>
        <message>
            <source>Each is one speaker</source>
            <translation>Ein Sprecher pro Kanal</translation>
        </message>
        <message>
            <source>The file's usual one ({number})</source>
            <translation>Die Standardspur der Datei ({number})</translation>
        </message>
        <message>
            <source>Another folder…</source>
            <translation>Anderer Ordner …</translation>
        </message>
    </context>
    <context>
        <name>JobDetails</name>
        <message>
            <source>Chosen file</source>
            <translation>Ausgewählte Datei</translation>
        </message>
        <message>
            <source>Text so far</source>
            <translation>Bisheriger Text</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>Be&amp;halten</translation>
        </message>
        <message>
            <source>Keep, do not remove</source>
            <translation>Behalten, nicht entfernen</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>En&amp;tfernen</translation>
        </message>
        <message>
            <source>Remove, delete the text</source>
            <translation>Entfernen und Text löschen</translation>
        </message>
        <message>
            <source>{what} ({keys})</source>
            <translation>{what} ({keys})</translation>
        </message>
        <message>
            <source>{n} files are chosen</source>
            <translation>{n} Dateien ausgewählt</translation>
        </message>
        <message>
            <source>Choose a file to see its text.</source>
            <translation>Wählen Sie eine Datei aus, um ihren Text zu sehen.</translation>
        </message>
    </context>
    <context>
        <name>JobsList</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Enter opens the text, the space bar pauses, Alt with an arrow key moves, Delete removes.</source>
            <translation>Eingabe öffnet den Text, Leertaste hält an, Alt mit Pfeiltaste verschiebt, Entf entfernt.</translation>
        </message>
    </context>
    <context>
        <name>KeyCaps</name>
        <message>
            <source>Hotkey: {chord}</source>
            <translation>Tastenkürzel: {chord}</translation>
        </message>
    </context>
    <context>
        <name>LastTextCard</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy last text</source>
            <translation>Letzten Text kopieren</translation>
        </message>
        <message>
            <source>&amp;Insert</source>
            <translation>E&amp;infügen</translation>
        </message>
        <message>
            <source>Last text</source>
            <translation>Letzter Text</translation>
        </message>
        <message>
            <source>What you say appears here, too. If it does not arrive, copy it from here.</source>
            <translation>Was Sie sagen, erscheint auch hier. Kommt es nicht an, können Sie es von hier kopieren.</translation>
        </message>
        <message>
            <source>Understood so far</source>
            <translation>Bisher erkannt</translation>
        </message>
        <message>
            <source>Put the text in again</source>
            <translation>Text wieder einfügen</translation>
        </message>
        <message>
            <source>Hides this window and puts the text where it was.</source>
            <translation>Blendet dieses Fenster aus und fügt den Text wieder ein, wo er war.</translation>
        </message>
        <message>
            <source>Insert what was held back</source>
            <translation>Zurückgehaltenes einfügen</translation>
        </message>
        <message>
            <source>Hides this window and puts what was held back into the window you used before.</source>
            <translation>Blendet dieses Fenster aus und fügt das Zurückgehaltene in das zuvor benutzte Fenster ein.</translation>
        </message>
    </context>
    <context>
        <name>LevelMeter</name>
        <message>
            <source>Microphone level</source>
            <translation>Mikrofonpegel</translation>
        </message>
    </context>
    <context>
        <name>LiveTextView</name>
        <message>
            <source>Live text</source>
            <translation>Live-Text</translation>
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
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Dictate</source>
            <translation>Diktieren</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation>&amp;Einstellungen</translation>
        </message>
        <message>
            <source>Change how the app works ({keys})</source>
            <translation>Arbeitsweise der App ändern ({keys})</translation>
        </message>
        <message>
            <source>Private mode</source>
            <translation>Privater Modus</translation>
        </message>
    </context>
    <context>
        <name>MeasureCard</name>
        <message>
            <source>Every installed model hears a short recording on every device. It shows how long you would wait for five seconds of speech, and how many words are right. When you dictate, it stands still.</source>
            <translation>Jedes installierte Modell hört auf jedem Gerät eine kurze Aufnahme. So sehen Sie, wie lange Sie auf fünf Sekunden Sprache warten würden und wie viele Wörter stimmen. Während Sie diktieren, ruht die Messung.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Messen</translation>
        </message>
        <message>
            <source>Measures all installed models; takes some minutes.</source>
            <translation>Misst alle installierten Modelle; dauert einige Minuten.</translation>
        </message>
        <message>
            <source>Read a text aloud first</source>
            <translation>Erst Text vorlesen</translation>
        </message>
        <message>
            <source>The models hear your voice and your microphone, too.</source>
            <translation>Die Modelle hören dann auch Ihre Stimme über Ihr Mikrofon.</translation>
        </message>
        <message>
            <source>Stop measuring</source>
            <translation>Messung stoppen</translation>
        </message>
        <message>
            <source>What was measured so far is forgotten.</source>
            <translation>Die bisherigen Messwerte werden verworfen.</translation>
        </message>
        <message>
            <source>I have read it</source>
            <translation>Fertig gelesen</translation>
        </message>
        <message>
            <source>Ends the recording.</source>
            <translation>Beendet die Aufnahme.</translation>
        </message>
        <message>
            <source>Forget what I read</source>
            <translation>Gelesenes verwerfen</translation>
        </message>
        <message>
            <source>It is in memory only, until you quit.</source>
            <translation>Es liegt nur im Arbeitsspeicher, bis Sie die App beenden.</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>Messung</translation>
        </message>
        <message>
            <source>How many models and devices are measured.</source>
            <translation>Wie viele Modelle und Geräte gemessen sind.</translation>
        </message>
        <message>
            <source>Moves while sound comes from the microphone.</source>
            <translation>Bewegt sich, solange Ton vom Mikrofon kommt.</translation>
        </message>
        <message>
            <source>Measure on this computer</source>
            <translation>Auf diesem Computer messen</translation>
        </message>
        <message>
            <source>speed benchmark fast test compare recommend</source>
            <translation>geschwindigkeit benchmark schnell test messen vergleichen empfehlung</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Read this aloud, as you would dictate:</source>
            <translation>Lesen Sie dies laut vor, so wie Sie diktieren würden:</translation>
        </message>
        <message>
            <source>It stands still while you dictate.</source>
            <translation>Ruht, während Sie diktieren.</translation>
        </message>
        <message>
            <source>Looking for devices …</source>
            <translation>Geräte werden gesucht …</translation>
        </message>
        <message>
            <source>{what} ({number} of {total})</source>
            <translation>{what} ({number} von {total})</translation>
        </message>
        <message>
            <source>They will also hear the {seconds:.0f} seconds that you have read.</source>
            <translation>Außerdem hören sie die {seconds:.0f} Sekunden, die Sie vorgelesen haben.</translation>
        </message>
    </context>
    <context>
        <name>MeasuredRow</name>
        <message>
            <source>Dictate with this model on this device from now on.</source>
            <translation>Ab jetzt mit diesem Modell auf diesem Gerät diktieren.</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>In Gebrauch</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Verwenden</translation>
        </message>
    </context>
    <context>
        <name>MicrophoneChoice</name>
        <message>
            <source>Microphones in order</source>
            <translation>Mikrofone der Reihe nach</translation>
        </message>
        <message>
            <source>The first one that is connected is used. Alt+Up and Alt+Down move one, Delete removes it.</source>
            <translation>Verwendet wird das erste angeschlossene. Alt+Auf und Alt+Ab verschieben eines, Entf entfernt es.</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>It is used before the one above it.</source>
            <translation>Es hat dann Vorrang vor dem darüber.</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>It is used after the one below it.</source>
            <translation>Es kommt dann erst nach dem darunter.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>It is not used any more.</source>
            <translation>Es wird nicht mehr verwendet.</translation>
        </message>
        <message>
            <source>Add another one…</source>
            <translation>Weiteres hinzufügen …</translation>
        </message>
        <message>
            <source>It is used while those before it are not connected.</source>
            <translation>Es wird verwendet, solange die davor nicht angeschlossen sind.</translation>
        </message>
        <message>
            <source>Moves while sound comes from the microphone.</source>
            <translation>Bewegt sich, solange Ton vom Mikrofon kommt.</translation>
        </message>
        <message>
            <source>Listening to: {name}</source>
            <translation>Hört auf: {name}</translation>
        </message>
        <message>
            <source>{name} (not connected)</source>
            <translation>{name} (nicht angeschlossen)</translation>
        </message>
        <message>
            <source>All that are connected are on the list.</source>
            <translation>Alle angeschlossenen stehen in der Liste.</translation>
        </message>
    </context>
    <context>
        <name>MicrophoneStep</name>
        <message>
            <source>Can you be heard?</source>
            <translation>Sind Sie zu hören?</translation>
        </message>
        <message>
            <source>Say a few words: the bars move with your voice. Nothing of it is kept.</source>
            <translation>Sagen Sie ein paar Worte: Die Balken folgen Ihrer Stimme. Davon wird nichts aufbewahrt.</translation>
        </message>
        <message>
            <source>Choose another one if this does not hear you.</source>
            <translation>Wählen Sie ein anderes, wenn dieses Sie nicht hört.</translation>
        </message>
        <message>
            <source>Waiting for your voice.</source>
            <translation>Wartet auf Ihre Stimme.</translation>
        </message>
        <message>
            <source>You are heard.</source>
            <translation>Sie sind zu hören.</translation>
        </message>
        <message>
            <source>Switch it on in the sound settings of your desktop and at the microphone itself, or choose another.</source>
            <translation>Schalten Sie es in den Audioeinstellungen Ihres Desktops und am Mikrofon selbst ein, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>It sends sound, but only a quiet one. Speak up, move closer, turn it up in the sound settings of your desktop, or choose another.</source>
            <translation>Es sendet nur leisen Ton. Sprechen Sie lauter, gehen Sie näher heran, stellen Sie es in den Audioeinstellungen Ihres Desktops lauter, oder wählen Sie ein anderes.</translation>
        </message>
    </context>
    <context>
        <name>ModelChoice</name>
        <message>
            <source>Download of the speech model</source>
            <translation>Download des Sprachmodells</translation>
        </message>
        <message>
            <source>How much of the speech model is here.</source>
            <translation>Wie viel vom Sprachmodell bereits heruntergeladen ist.</translation>
        </message>
        <message>
            <source>Download and use</source>
            <translation>Laden und verwenden</translation>
        </message>
        <message>
            <source>The model is downloaded, and then used.</source>
            <translation>Das Modell wird heruntergeladen und dann verwendet.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>What was downloaded so far stays, to go on from later.</source>
            <translation>Bereits Heruntergeladenes bleibt erhalten, um später weiterzumachen.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>The download goes on where it was.</source>
            <translation>Der Download geht weiter, wo er war.</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Download stoppen</translation>
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation>Bereits Heruntergeladenes wird verworfen.</translation>
        </message>
        <message>
            <source>All models…</source>
            <translation>Alle Modelle …</translation>
        </message>
        <message>
            <source>Download, check, import, move and remove models.</source>
            <translation>Modelle herunterladen, prüfen, importieren, verschieben und entfernen.</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>nicht installiert</translation>
        </message>
        <message>
            <source>installed</source>
            <translation>installiert</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>Meanwhile you can go on dictating.</source>
            <translation>Sie können inzwischen weiter diktieren.</translation>
        </message>
        <message>
            <source>It is not installed, so nothing can be understood. It is {size} large.</source>
            <translation>Es ist nicht installiert, daher kann nichts erkannt werden. Größe: {size}.</translation>
        </message>
        <message>
            <source>It is not installed. Until it is, {model} stays in use. It is {size} large.</source>
            <translation>Es ist nicht installiert. Bis dahin bleibt {model} in Gebrauch. Größe: {size}.</translation>
        </message>
    </context>
    <context>
        <name>ModelDetails</name>
        <message>
            <source>What is done to this model</source>
            <translation>Was mit diesem Modell geschieht</translation>
        </message>
        <message>
            <source>How far it is.</source>
            <translation>Wie weit es ist.</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Herunterladen</translation>
        </message>
        <message>
            <source>The model is downloaded; the one in use stays in use.</source>
            <translation>Das Modell wird heruntergeladen; das benutzte bleibt in Gebrauch.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>The download goes on where it was.</source>
            <translation>Der Download geht weiter, wo er war.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>What was downloaded so far stays, to go on from later.</source>
            <translation>Bereits Heruntergeladenes bleibt erhalten, um später weiterzumachen.</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Download stoppen</translation>
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation>Bereits Heruntergeladenes wird verworfen.</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Verwenden</translation>
        </message>
        <message>
            <source>Dictate with this model from now on.</source>
            <translation>Ab jetzt mit diesem Modell diktieren.</translation>
        </message>
        <message>
            <source>Check files</source>
            <translation>Dateien prüfen</translation>
        </message>
        <message>
            <source>Reads every file, and compares it with its checksum.</source>
            <translation>Liest jede Datei und vergleicht sie mit ihrer Prüfsumme.</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Entfernen …</translation>
        </message>
        <message>
            <source>Deletes the files of this model, once you have said yes.</source>
            <translation>Löscht die Dateien dieses Modells nach Ihrer Bestätigung.</translation>
        </message>
        <message>
            <source>Yes, remove it</source>
            <translation>Ja, entfernen</translation>
        </message>
        <message>
            <source>Its files are deleted.</source>
            <translation>Seine Dateien werden gelöscht.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Nothing is removed.</source>
            <translation>Nichts wird entfernt.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Everything stays as it is.</source>
            <translation>Alles bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Sprachen</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>{speed}; “Measure” in the settings tells it in seconds</source>
            <translation>{speed}; „Messen“ in den Einstellungen nennt es in Sekunden</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>{accuracy}, by published error rates</source>
            <translation>{accuracy}, nach veröffentlichten Fehlerraten</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Einen Moment …</translation>
        </message>
        <message>
            <source>Remove {model}? {size} become free.</source>
            <translation>{model} entfernen? {size} werden frei.</translation>
        </message>
        <message>
            <source>Remove {model}? {size} become free. You brought it along, so it cannot be downloaded again.</source>
            <translation>{model} entfernen? {size} werden frei. Sie haben es selbst mitgebracht, daher kann es nicht erneut heruntergeladen werden.</translation>
        </message>
        <message>
            <source>Installed, and in use.</source>
            <translation>Installiert und in Gebrauch.</translation>
        </message>
        <message>
            <source>Installed.</source>
            <translation>Installiert.</translation>
        </message>
        <message>
            <source>Not installed. It can be downloaded when {model} has come.</source>
            <translation>Nicht installiert. Es kann heruntergeladen werden, sobald {model} da ist.</translation>
        </message>
        <message>
            <source>Not installed.</source>
            <translation>Nicht installiert.</translation>
        </message>
    </context>
    <context>
        <name>ModelStep</name>
        <message>
            <source>Which speech model?</source>
            <translation>Welches Sprachmodell?</translation>
        </message>
        <message>
            <source>It understands you on this computer: nothing you say leaves it.</source>
            <translation>Es versteht Sie auf diesem Computer: Nichts von dem, was Sie sagen, verlässt ihn.</translation>
        </message>
        <message>
            <source>The recommended model is used from now on.</source>
            <translation>Ab jetzt wird das empfohlene Modell verwendet.</translation>
        </message>
        <message>
            <source>Without a network: copy the folder of a model from another computer, and import it with the button “All models…”.</source>
            <translation>Ohne Netzwerk: Kopieren Sie den Ordner eines Modells von einem anderen Computer, und importieren Sie ihn mit der Schaltfläche „Alle Modelle …“.</translation>
        </message>
        <message>
            <source>Larger ones make fewer mistakes and take longer. Nothing is downloaded unasked.</source>
            <translation>Größere machen weniger Fehler und brauchen länger. Nichts wird ungefragt heruntergeladen.</translation>
        </message>
        <message>
            <source>The model is on its way. You can go on meanwhile.</source>
            <translation>Das Modell wird heruntergeladen. Sie können inzwischen weitermachen.</translation>
        </message>
        <message>
            <source>There is no model yet: download one.</source>
            <translation>Es ist noch kein Modell da: Laden Sie eines herunter.</translation>
        </message>
        <message>
            <source>Ready: {engine}.</source>
            <translation>Bereit: {engine}.</translation>
        </message>
        <message>
            <source>The model is loading.</source>
            <translation>Das Modell wird geladen.</translation>
        </message>
        <message>
            <source>Recommended for this computer: {model}. {why}</source>
            <translation>Für diesen Computer empfohlen: {model}. {why}</translation>
        </message>
        <message>
            <source>Use {model}</source>
            <translation>{model} verwenden</translation>
        </message>
        <message>
            <source>Download {model} ({size})</source>
            <translation>{model} herunterladen ({size})</translation>
        </message>
    </context>
    <context>
        <name>ModelsPanel</name>
        <message>
            <source>The usual model '{default}' is not installed, so '{model}' stays in use. Choose '{default}' above to download it.</source>
            <translation>Das Standardmodell „{default}“ ist nicht installiert, daher bleibt „{model}“ in Gebrauch. Wählen Sie oben „{default}“, um es herunterzuladen.</translation>
        </message>
    </context>
    <context>
        <name>ModelsPlace</name>
        <message>
            <source>What is done to the models</source>
            <translation>Was mit den Modellen geschieht</translation>
        </message>
        <message>
            <source>How far it is.</source>
            <translation>Wie weit es ist.</translation>
        </message>
        <message>
            <source>Import a model…</source>
            <translation>Modell importieren …</translation>
        </message>
        <message>
            <source>A folder with a Whisper model in CTranslate2 form is copied. Of other forms it says what to do.</source>
            <translation>Ein Ordner mit einem Whisper-Modell im CTranslate2-Format wird kopiert. Bei anderen Formaten erfahren Sie, was zu tun ist.</translation>
        </message>
        <message>
            <source>Move them…</source>
            <translation>Verschieben …</translation>
        </message>
        <message>
            <source>All models are copied into another folder, checked, and then deleted here.</source>
            <translation>Alle Modelle werden in einen anderen Ordner kopiert, geprüft und dann hier gelöscht.</translation>
        </message>
        <message>
            <source>Delete what is left over</source>
            <translation>Reste löschen</translation>
        </message>
        <message>
            <source>Unfinished downloads, and damaged models that were kept.</source>
            <translation>Unfertige Downloads und aufgehobene beschädigte Modelle.</translation>
        </message>
        <message>
            <source>Where they come from…</source>
            <translation>Woher sie kommen …</translation>
        </message>
        <message>
            <source>Package index, model hub, a mirror of it, or your own address.</source>
            <translation>Paketverzeichnis, Modell-Hub, ein Spiegelserver davon oder Ihre eigene Adresse.</translation>
        </message>
        <message>
            <source>Begin anew in the first folder</source>
            <translation>Im ersten Ordner neu beginnen</translation>
        </message>
        <message>
            <source>For a disk that will not come back. Models have to be downloaded again.</source>
            <translation>Für einen Datenträger, der nicht wiederkommt. Modelle müssen neu heruntergeladen werden.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Everything stays where it was.</source>
            <translation>Alles bleibt, wo es war.</translation>
        </message>
        <message>
            <source>Where the models are stored</source>
            <translation>Speicherort der Modelle</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Einen Moment …</translation>
        </message>
        <message>
            <source>This folder is not there. Plug in its disk, or begin anew.</source>
            <translation>Dieser Ordner ist nicht da. Schließen Sie seinen Datenträger an, oder beginnen Sie neu.</translation>
        </message>
        <message>
            <source>Installed models: {size}; {free} are free on this disk.</source>
            <translation>Installierte Modelle: {size}; auf diesem Datenträger sind {free} frei.</translation>
        </message>
        <message>
            <source>Unfinished and damaged: {size}.</source>
            <translation>Unfertig und beschädigt: {size}.</translation>
        </message>
        <message>
            <source>Import a model</source>
            <translation>Modell importieren</translation>
        </message>
        <message>
            <source>Store the models in</source>
            <translation>Modelle speichern in</translation>
        </message>
    </context>
    <context>
        <name>ModelsWindow</name>
        <message>
            <source>Speech models</source>
            <translation>Sprachmodelle</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>The arrow keys choose which model is shown.</source>
            <translation>Mit den Pfeiltasten wählen Sie, welches Modell angezeigt wird.</translation>
        </message>
        <message>
            <source>downloading</source>
            <translation>wird heruntergeladen</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <source>in use, not installed</source>
            <translation>in Gebrauch, nicht installiert</translation>
        </message>
        <message>
            <source>installed</source>
            <translation>installiert</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>nicht installiert</translation>
        </message>
    </context>
    <context>
        <name>NoFiles</name>
        <message>
            <source>Drop files or folders here</source>
            <translation>Dateien oder Ordner hier ablegen</translation>
        </message>
        <message>
            <source>Sound and video of any usual kind: MP3, M4A, WAV, FLAC, Opus, MP4, MKV, MOV, and many more. You can drop them anywhere on this window, or choose them above.</source>
            <translation>Audio und Video in allen gängigen Formaten: MP3, M4A, WAV, FLAC, Opus, MP4, MKV, MOV und viele mehr. Sie können sie irgendwo auf diesem Fenster ablegen oder oben auswählen.</translation>
        </message>
        <message>
            <source>They are transcribed one after the other, on this computer only. Dictating always goes first, and what is not finished goes on when the app is started again.</source>
            <translation>Sie werden nacheinander transkribiert, nur auf diesem Computer. Diktieren hat immer Vorrang, und Unfertiges geht beim nächsten Start der App weiter.</translation>
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
            <translation>Weitere Taste</translation>
        </message>
        <message>
            <source>Which one is shown below.</source>
            <translation>Welche unten angezeigt wird.</translation>
        </message>
        <message>
            <source>As for the first key</source>
            <translation>Wie bei der ersten Taste</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>Neue Taste</translation>
        </message>
        <message>
            <source>The next key or combination that is pressed is added.</source>
            <translation>Die nächste gedrückte Taste oder Kombination wird hinzugefügt.</translation>
        </message>
        <message>
            <source>There is no further key.</source>
            <translation>Es gibt keine weitere Taste.</translation>
        </message>
        <message>
            <source>Add a key…</source>
            <translation>Taste hinzufügen …</translation>
        </message>
        <message>
            <source>Press the key or the combination then.</source>
            <translation>Drücken Sie danach die Taste oder Kombination.</translation>
        </message>
        <message>
            <source>Remove this key</source>
            <translation>Diese Taste entfernen</translation>
        </message>
        <message>
            <source>It does again what it does elsewhere.</source>
            <translation>Sie tut dann wieder, was sie sonst tut.</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Taste</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Automatisch erkennen</translation>
        </message>
        <message>
            <source>What is pressed to dictate.</source>
            <translation>Was zum Diktieren gedrückt wird.</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was sie tut</translation>
        </message>
        <message>
            <source>Hold it, tap it once or twice, or both.</source>
            <translation>Halten, ein- oder zweimal antippen, oder beides.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>What is spoken with this key.</source>
            <translation>Was mit dieser Taste gesprochen wird.</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>It is loaded while you speak, beside the other one, and takes memory of its own.</source>
            <translation>Es wird beim Sprechen zusätzlich zum anderen geladen und braucht eigenen Speicher.</translation>
        </message>
        <message>
            <source>{model} understands English only: for another language, choose another speech model first.</source>
            <translation>{model} versteht nur Englisch: Für eine andere Sprache wählen Sie zuerst ein anderes Sprachmodell.</translation>
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>Dictation status</source>
            <translation>Diktatstatus</translation>
        </message>
        <message>
            <source>No sound comes from the microphone. Is it muted?</source>
            <translation>Vom Mikrofon kommt kein Ton. Ist es stummgeschaltet?</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Hört zu</translation>
        </message>
        <message>
            <source>Discarded. Undo: tray menu, or `dictation undo`.</source>
            <translation>Verworfen. Wiederherstellen: Menü im Infobereich oder `dictation undo`.</translation>
        </message>
        <message>
            <source>Transcribing…</source>
            <translation>Wird transkribiert …</translation>
        </message>
        <message>
            <source>Loading the speech model…</source>
            <translation>Sprachmodell wird geladen …</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>{key} cancels</source>
            <translation>{key}: abbrechen</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Privat</translation>
        </message>
        <message>
            <source>Private: {state}</source>
            <translation>Privat: {state}</translation>
        </message>
        <message>
            <source>{reason} Insert it from the tray.</source>
            <translation>{reason} Einfügen über den Infobereich.</translation>
        </message>
    </context>
    <context>
        <name>PageSection</name>
        <message>
            <source>Reset page</source>
            <translation>Seite zurücksetzen</translation>
        </message>
        <message>
            <source>Reset page “{page}”</source>
            <translation>Seite „{page}“ zurücksetzen</translation>
        </message>
        <message>
            <source>Every setting of this page goes back to its default.</source>
            <translation>Alle Einstellungen dieser Seite werden auf den Standard zurückgesetzt.</translation>
        </message>
    </context>
    <context>
        <name>PlayBar</name>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Place in the sound, in seconds</source>
            <translation>Position in der Aufnahme in Sekunden</translation>
        </message>
        <message>
            <source>{now} / {end}</source>
            <translation>{now} / {end}</translation>
        </message>
        <message>
            <source>{now} of {end} seconds</source>
            <translation>{now} von {end} Sekunden</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source> &amp;Play</source>
            <translation> A&amp;bspielen</translation>
        </message>
        <message>
            <source> &amp;Pause</source>
            <translation> Pa&amp;use</translation>
        </message>
    </context>
    <context>
        <name>PrivateNote</name>
        <message>
            <source>Private mode</source>
            <translation>Privater Modus</translation>
        </message>
        <message>
            <source>The last text can be copied here until the next one, or until private mode ends.</source>
            <translation>Der letzte Text kann hier bis zum nächsten oder bis zum Ende des privaten Modus kopiert werden.</translation>
        </message>
        <message>
            <source>End private &amp;mode</source>
            <translation>Privaten &amp;Modus beenden</translation>
        </message>
        <message>
            <source>Private mode is on: nothing you dictate is kept.</source>
            <translation>Der private Modus ist an: Von Ihren Diktaten wird nichts aufbewahrt.</translation>
        </message>
    </context>
    <context>
        <name>ProblemBanner</name>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Download of the speech model</source>
            <translation>Download des Sprachmodells</translation>
        </message>
        <message>
            <source>&amp;Download model</source>
            <translation>Modell &amp;herunterladen</translation>
        </message>
        <message>
            <source>&amp;Report this</source>
            <translation>Pr&amp;oblem melden</translation>
        </message>
        <message>
            <source>Downloading the speech model “{model}”</source>
            <translation>Sprachmodell „{model}“ wird heruntergeladen</translation>
        </message>
        <message>
            <source>{percent} % done</source>
            <translation>{percent} % fertig</translation>
        </message>
    </context>
    <context>
        <name>ProgramRules</name>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Whose way is shown below.</source>
            <translation>Dessen Art unten angezeigt wird.</translation>
        </message>
        <message>
            <source>Paste with Shift+Insert</source>
            <translation>Einfügen mit Umschalt+Einfg</translation>
        </message>
        <message>
            <source>Paste with Ctrl+V</source>
            <translation>Einfügen mit Strg+V</translation>
        </message>
        <message>
            <source>Paste with Ctrl+Shift+V</source>
            <translation>Einfügen mit Strg+Umschalt+V</translation>
        </message>
        <message>
            <source>Type what the keyboard can, paste the rest</source>
            <translation>Tippen, was die Tastatur hat, den Rest einfügen</translation>
        </message>
        <message>
            <source>Only copy, to be pasted by hand</source>
            <translation>Nur kopieren, von Hand einfügen</translation>
        </message>
        <message>
            <source>How text gets into it</source>
            <translation>Wie Text hineinkommt</translation>
        </message>
        <message>
            <source>For the program that is looked at.</source>
            <translation>Für das angezeigte Programm.</translation>
        </message>
        <message>
            <source>Name of a program, such as gedit</source>
            <translation>Name eines Programms, zum Beispiel gedit</translation>
        </message>
        <message>
            <source>Name of a program</source>
            <translation>Name eines Programms</translation>
        </message>
        <message>
            <source>As History shows it beside a dictation.</source>
            <translation>Wie der Verlauf es bei einem Diktat zeigt.</translation>
        </message>
        <message>
            <source>All programs get text in the usual way.</source>
            <translation>Alle Programme bekommen Text auf die übliche Art.</translation>
        </message>
        <message>
            <source>Add the program</source>
            <translation>Programm hinzufügen</translation>
        </message>
        <message>
            <source>Then choose how text gets into it.</source>
            <translation>Wählen Sie danach, wie Text hineinkommt.</translation>
        </message>
        <message>
            <source>Remove this program</source>
            <translation>Programm entfernen</translation>
        </message>
        <message>
            <source>It gets text in the usual way again.</source>
            <translation>Es bekommt Text wieder auf die übliche Art.</translation>
        </message>
    </context>
    <context>
        <name>RecoveredNote</name>
        <message>
            <source>Recovered dictation</source>
            <translation>Wiederhergestelltes Diktat</translation>
        </message>
        <message>
            <source>Dictation had ended before this was finished. Nothing types it by itself.</source>
            <translation>Dictation wurde beendet, bevor dies fertig war. Es wird nicht von selbst eingefügt.</translation>
        </message>
        <message>
            <source>Show in &amp;History</source>
            <translation>Im &amp;Verlauf anzeigen</translation>
        </message>
        <message>
            <source>Recovered into the history: “{text}”</source>
            <translation>Im Verlauf wiederhergestellt: „{text}“</translation>
        </message>
        <message>
            <source>The sound of a dictation was recovered. It could not be transcribed.</source>
            <translation>Die Aufnahme eines Diktats wurde wiederhergestellt. Sie konnte nicht transkribiert werden.</translation>
        </message>
    </context>
    <context>
        <name>SampleTrial</name>
        <message>
            <source>A dictation is under way, and this would disturb it. Try it when it has ended.</source>
            <translation>Gerade läuft ein Diktat, das dadurch gestört würde. Versuchen Sie es danach.</translation>
        </message>
        <message>
            <source>Text is only copied here: dictate, then press Ctrl+V in the window where you want it.</source>
            <translation>Hier wird Text nur kopiert: Diktieren Sie, und drücken Sie dann Strg+V im gewünschten Fenster.</translation>
        </message>
        <message>
            <source>This is a sample of Dictation. </source>
            <translation>Dies ist ein Probetext von Dictation. </translation>
        </message>
    </context>
    <context>
        <name>SayAsMenu</name>
        <message>
            <source>Say it as…</source>
            <translation>Umschreiben …</translation>
        </message>
        <message>
            <source>Write the last text</source>
            <translation>Letzten Text umschreiben</translation>
        </message>
        <message>
            <source>as it was heard: {text}</source>
            <translation>wie gehört: {text}</translation>
        </message>
        <message>
            <source>Its sound is not kept any more.</source>
            <translation>Der Ton ist nicht mehr aufbewahrt.</translation>
        </message>
        <message>
            <source>in {language}</source>
            <translation>auf {language}</translation>
        </message>
        <message>
            <source>with the model {model}</source>
            <translation>mit dem Modell {model}</translation>
        </message>
        <message>
            <source>What else it could be is being looked for…</source>
            <translation>Andere Lesarten werden gesucht …</translation>
        </message>
        <message>
            <source>Perhaps you said</source>
            <translation>Vielleicht sagten Sie</translation>
        </message>
        <message>
            <source>Nothing else was understood.</source>
            <translation>Nichts anderes wurde erkannt.</translation>
        </message>
    </context>
    <context>
        <name>SearchRow</name>
        <message>
            <source>Search in the history</source>
            <translation>Verlauf durchsuchen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Shows only what was delivered, held back, starred, of a language or program…</source>
            <translation>Zeigt nur, was eingefügt oder zurückgehalten wurde, einen Stern hat oder zu einer Sprache oder einem Programm gehört …</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>&amp;Program</source>
            <translation>&amp;Programm</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Shows the history in figures, and how long you waited.</source>
            <translation>Zeigt den Verlauf in Zahlen und wie lange Sie gewartet haben.</translation>
        </message>
        <message>
            <source>All languages</source>
            <translation>Alle Sprachen</translation>
        </message>
        <message>
            <source>All programs</source>
            <translation>Alle Programme</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>&amp;Filter</translation>
        </message>
        <message>
            <source>St&amp;atistics</source>
            <translation>St&amp;atistik</translation>
        </message>
        <message>
            <source>Filter: {filters}</source>
            <translation>Filter: {filters}</translation>
        </message>
    </context>
    <context>
        <name>SegmentField</name>
        <message>
            <source>Text of the segment</source>
            <translation>Text des Abschnitts</translation>
        </message>
    </context>
    <context>
        <name>SegmentsView</name>
        <message>
            <source>Text of the file</source>
            <translation>Text der Datei</translation>
        </message>
    </context>
    <context>
        <name>SettingRow</name>
        <message>
            <source>{setting}: problem</source>
            <translation>{setting}: Problem</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Reset “{setting}”</source>
            <translation>„{setting}“ zurücksetzen</translation>
        </message>
        <message>
            <source>Back to the default.</source>
            <translation>Auf den Standard zurücksetzen.</translation>
        </message>
        <message>
            <source>Back to the default</source>
            <translation>Auf den Standard zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Nothing found. Try another word.</source>
            <translation>Nichts gefunden. Versuchen Sie ein anderes Wort.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search settings</source>
            <translation>Einstellungen durchsuchen</translation>
        </message>
        <message>
            <source>Shows the settings of all pages that match what you type.</source>
            <translation>Zeigt die Einstellungen aller Seiten, die zu Ihrer Eingabe passen.</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>The arrow keys choose which settings are shown.</source>
            <translation>Mit den Pfeiltasten wählen Sie, welche Einstellungen angezeigt werden.</translation>
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation>&amp;Diagnose</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>Diagnose</translation>
        </message>
        <message>
            <source>Find out whether everything works here</source>
            <translation>Prüfen, ob hier alles funktioniert</translation>
        </message>
        <message>
            <source>Tries microphone, hotkey, model and delivery, and shows what came.</source>
            <translation>Prüft Mikrofon, Tastenkürzel, Modell und Einfügen und zeigt das Ergebnis.</translation>
        </message>
    </context>
    <context>
        <name>SettingsTransfer</name>
        <message>
            <source>Save all settings</source>
            <translation>Alle Einstellungen speichern</translation>
        </message>
        <message>
            <source>Take over settings</source>
            <translation>Einstellungen übernehmen</translation>
        </message>
        <message>
            <source>Settings (*.json)</source>
            <translation>Einstellungen (*.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>All settings are saved in {file}.</source>
            <translation>Alle Einstellungen sind in {file} gespeichert.</translation>
        </message>
        <message>
            <source>{count} settings changed.</source>
            <translation>{count} Einstellungen geändert.</translation>
        </message>
        <message>
            <source>1 setting changed.</source>
            <translation>1 Einstellung geändert.</translation>
        </message>
        <message>
            <source>Nothing is different.</source>
            <translation>Keine Unterschiede.</translation>
        </message>
    </context>
    <context>
        <name>SoundBar</name>
        <message>
            <source>Place in the file, in seconds</source>
            <translation>Position in der Datei in Sekunden</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Speed ({slower} slower, {faster} faster)</source>
            <translation>Tempo ({slower} langsamer, {faster} schneller)</translation>
        </message>
        <message>
            <source>Repeat</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Repeat this segment</source>
            <translation>Diesen Abschnitt wiederholen</translation>
        </message>
        <message>
            <source>Repeat this segment ({keys})</source>
            <translation>Diesen Abschnitt wiederholen ({keys})</translation>
        </message>
    </context>
    <context>
        <name>SoundTrialBox</name>
        <message>
            <source>Say a sentence, and hear how you sound to the app. Nothing of it is kept.</source>
            <translation>Sagen Sie einen Satz und hören Sie, wie Sie für die App klingen. Davon wird nichts aufbewahrt.</translation>
        </message>
        <message>
            <source>What came of the recording</source>
            <translation>Ergebnis der Aufnahme</translation>
        </message>
        <message>
            <source>Record 3 s, play it back</source>
            <translation>3 s aufnehmen, abspielen</translation>
        </message>
        <message>
            <source>Stop the recording</source>
            <translation>Aufnahme stoppen</translation>
        </message>
        <message>
            <source>Stop playing</source>
            <translation>Wiedergabe stoppen</translation>
        </message>
    </context>
    <context>
        <name>SpeakerPanel</name>
        <message>
            <source>Speaker</source>
            <translation>Sprecher</translation>
        </message>
        <message>
            <source>Name of the speaker</source>
            <translation>Name des Sprechers</translation>
        </message>
        <message>
            <source>&amp;Set</source>
            <translation>&amp;Festlegen</translation>
        </message>
        <message>
            <source>Set the speaker of the chosen segments</source>
            <translation>Sprecher der ausgewählten Abschnitte festlegen</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Rename ever&amp;ywhere</source>
            <translation>Überall u&amp;mbenennen</translation>
        </message>
        <message>
            <source>Rename this speaker everywhere</source>
            <translation>Diesen Sprecher überall umbenennen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close, name nobody</source>
            <translation>Schließen, niemanden benennen</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
    </context>
    <context>
        <name>StandingLine</name>
        <message>
            <source>&amp;Write again</source>
            <translation>Erneut s&amp;chreiben</translation>
        </message>
        <message>
            <source>Write the corrected text as files again</source>
            <translation>Den korrigierten Text erneut in Dateien schreiben</translation>
        </message>
        <message>
            <source>In the same formats, under free names: the files that are there stay.</source>
            <translation>In denselben Formaten unter freien Namen: Vorhandene Dateien bleiben erhalten.</translation>
        </message>
        <message>
            <source>The file is still being transcribed. Its text can be changed when that is done.</source>
            <translation>Die Datei wird noch transkribiert. Danach kann ihr Text geändert werden.</translation>
        </message>
        <message>
            <source>There is no text.</source>
            <translation>Kein Text vorhanden.</translation>
        </message>
        <message>
            <source>The files written before stay as they are.</source>
            <translation>Die zuvor geschriebenen Dateien bleiben unverändert.</translation>
        </message>
        <message>
            <source>Not saved yet.</source>
            <translation>Noch nicht gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>StatisticsView</name>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>How long you waited</source>
            <translation>Ihre Wartezeiten</translation>
        </message>
        <message>
            <source>Words a day</source>
            <translation>Wörter pro Tag</translation>
        </message>
        <message>
            <source>How long you waited after the recording</source>
            <translation>Ihre Wartezeit nach der Aufnahme</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Nothing to split here. Put the cursor between two words first.</source>
            <translation>Hier gibt es nichts zu teilen. Setzen Sie zuerst den Cursor zwischen zwei Wörter.</translation>
        </message>
        <message>
            <source>Nothing to split here. Click the word that is to begin the next segment.</source>
            <translation>Hier gibt es nichts zu teilen. Klicken Sie auf das Wort, mit dem der nächste Abschnitt beginnen soll.</translation>
        </message>
        <message>
            <source>There is no segment before this one to join it with.</source>
            <translation>Davor gibt es keinen Abschnitt zum Verbinden.</translation>
        </message>
    </context>
    <context>
        <name>TranscriptTools</name>
        <message>
            <source>Co&amp;rrect</source>
            <translation>Ko&amp;rrigieren</translation>
        </message>
        <message>
            <source>Correct the segment</source>
            <translation>Abschnitt korrigieren</translation>
        </message>
        <message>
            <source>F&amp;ind</source>
            <translation>&amp;Suchen</translation>
        </message>
        <message>
            <source>Find and replace</source>
            <translation>Suchen und ersetzen</translation>
        </message>
        <message>
            <source>Spea&amp;ker</source>
            <translation>S&amp;precher</translation>
        </message>
        <message>
            <source>Name the speaker</source>
            <translation>Sprecher benennen</translation>
        </message>
        <message>
            <source>Transcribe again</source>
            <translation>Erneut transkribieren</translation>
        </message>
        <message>
            <source>Transcribe the segment again</source>
            <translation>Abschnitt erneut transkribieren</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>Rück&amp;gängig</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>Letzte Änderung rückgängig machen</translation>
        </message>
        <message>
            <source>Re&amp;do</source>
            <translation>Wie&amp;derherstellen</translation>
        </message>
        <message>
            <source>Do the change again</source>
            <translation>Änderung wiederherstellen</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xportieren …</translation>
        </message>
        <message>
            <source>Export the text as files</source>
            <translation>Text als Dateien exportieren</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>Transcript</source>
            <translation>Transkript</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>Back to the files</source>
            <translation>Zurück zu den Dateien</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Not while you dictate: the microphone would hear it.</source>
            <translation>Nicht während des Diktierens: Das Mikrofon würde es hören.</translation>
        </message>
        <message>
            <source>Transcribed again, the text is the same.</source>
            <translation>Erneut transkribiert: Der Text ist derselbe.</translation>
        </message>
    </context>
    <context>
        <name>TransferCard</name>
        <message>
            <source>All settings</source>
            <translation>Alle Einstellungen</translation>
        </message>
        <message>
            <source>For another computer, or to go back to how it is now. Words and the history are not in the file.</source>
            <translation>Für einen anderen Computer oder um zum jetzigen Stand zurückzukehren. Wörter und Verlauf sind nicht in der Datei.</translation>
        </message>
        <message>
            <source>export import backup file transfer save load</source>
            <translation>export import sicherung backup datei übertragen speichern laden</translation>
        </message>
        <message>
            <source>Save to a file…</source>
            <translation>In Datei speichern …</translation>
        </message>
        <message>
            <source>All settings are written to a file that you choose.</source>
            <translation>Alle Einstellungen werden in eine Datei Ihrer Wahl geschrieben.</translation>
        </message>
        <message>
            <source>Take over from a file…</source>
            <translation>Aus Datei laden …</translation>
        </message>
        <message>
            <source>What the file says is used at once; the rest stays as it is.</source>
            <translation>Was in der Datei steht, gilt sofort; der Rest bleibt unverändert.</translation>
        </message>
    </context>
    <context>
        <name>TrayIcon</name>
        <message>
            <source>Dictation menu</source>
            <translation>Dictation-Menü</translation>
        </message>
        <message>
            <source>&amp;Start dictation</source>
            <translation>Diktat &amp;starten</translation>
        </message>
        <message>
            <source>Ca&amp;ncel dictation</source>
            <translation>Diktat abbre&amp;chen</translation>
        </message>
        <message>
            <source>&amp;Undo: bring back what was discarded</source>
            <translation>&amp;Verworfenes wiederherstellen</translation>
        </message>
        <message>
            <source>&amp;Copy last text</source>
            <translation>Letzten Text &amp;kopieren</translation>
        </message>
        <message>
            <source>Say last te&amp;xt as…</source>
            <translation>&amp;Text umschreiben …</translation>
        </message>
        <message>
            <source>&amp;Insert what was held back</source>
            <translation>&amp;Zurückgehaltenes einfügen</translation>
        </message>
        <message>
            <source>Insert it where you &amp;were</source>
            <translation>Einfügen, wo Sie &amp;waren</translation>
        </message>
        <message>
            <source>&amp;Private mode</source>
            <translation>&amp;Privater Modus</translation>
        </message>
        <message>
            <source>Free the &amp;GPU's memory</source>
            <translation>&amp;Grafikspeicher freigeben</translation>
        </message>
        <message>
            <source>Show &amp;window</source>
            <translation>&amp;Fenster anzeigen</translation>
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation>&amp;Einstellungen</translation>
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation>&amp;Diagnose</translation>
        </message>
        <message>
            <source>Set up &amp;again…</source>
            <translation>Erneut ein&amp;richten …</translation>
        </message>
        <message>
            <source>&amp;Report a problem</source>
            <translation>Problem &amp;melden</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>Bee&amp;nden</translation>
        </message>
        <message>
            <source>Dictation</source>
            <translation>Dictation</translation>
        </message>
        <message>
            <source>Dictation: {state}</source>
            <translation>Dictation: {state}</translation>
        </message>
        <message>
            <source>&amp;Stop dictation</source>
            <translation>Diktat &amp;beenden</translation>
        </message>
    </context>
    <context>
        <name>WaitingNote</name>
        <message>
            <source>Text that waits</source>
            <translation>Wartender Text</translation>
        </message>
        <message>
            <source>“Insert it” hides this window and puts the text into the window you used before.</source>
            <translation>„Einfügen“ blendet dieses Fenster aus und fügt den Text in das zuvor benutzte Fenster ein.</translation>
        </message>
        <message>
            <source>Inser&amp;t it</source>
            <translation>Ein&amp;fügen</translation>
        </message>
        <message>
            <source>&amp;Back where I was</source>
            <translation>&amp;Zurück, wo ich war</translation>
        </message>
        <message>
            <source>Text waits: “{text}”</source>
            <translation>Text wartet: „{text}“</translation>
        </message>
    </context>
    <context>
        <name>WatchedFolders</name>
        <message>
            <source>Watched folder</source>
            <translation>Überwachter Ordner</translation>
        </message>
        <message>
            <source>Whose rule is shown below.</source>
            <translation>Dessen Regel unten angezeigt wird.</translation>
        </message>
        <message>
            <source>No folder is watched.</source>
            <translation>Es wird kein Ordner überwacht.</translation>
        </message>
        <message>
            <source>Watch a folder…</source>
            <translation>Ordner überwachen …</translation>
        </message>
        <message>
            <source>Its new files are transcribed when they are whole.</source>
            <translation>Neue Dateien darin werden transkribiert, sobald sie vollständig sind.</translation>
        </message>
        <message>
            <source>Do not watch it any more</source>
            <translation>Nicht mehr überwachen</translation>
        </message>
        <message>
            <source>Its files and results stay.</source>
            <translation>Die Dateien und Ergebnisse bleiben erhalten.</translation>
        </message>
        <message>
            <source>Watch it</source>
            <translation>Überwachen</translation>
        </message>
        <message>
            <source>Off: the rule stays, and nothing is taken.</source>
            <translation>Aus: Die Regel bleibt, und es wird nichts verarbeitet.</translation>
        </message>
        <message>
            <source>Also folders inside it</source>
            <translation>Auch Unterordner</translation>
        </message>
        <message>
            <source>However deep.</source>
            <translation>In beliebiger Tiefe.</translation>
        </message>
        <message>
            <source>Also what is there already</source>
            <translation>Auch bereits Vorhandenes</translation>
        </message>
        <message>
            <source>Else only what comes from now on, also while the app is not running.</source>
            <translation>Sonst nur, was ab jetzt hinzukommt, auch wenn die App nicht läuft.</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Schreiben</translation>
        </message>
        <message>
            <source>Names such as txt, srt; empty: as for other files.</source>
            <translation>Formate wie txt, srt; leer: wie für andere Dateien.</translation>
        </message>
        <message>
            <source>Into the folder</source>
            <translation>In den Ordner</translation>
        </message>
        <message>
            <source>Empty: as for other files.</source>
            <translation>Leer: wie für andere Dateien.</translation>
        </message>
        <message>
            <source>As for other files</source>
            <translation>Wie für andere Dateien</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>What is spoken in its files.</source>
            <translation>Was in den Dateien darin gesprochen wird.</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Automatisch erkennen</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>One that is installed.</source>
            <translation>Ein installiertes.</translation>
        </message>
        <message>
            <source>{folder} (off)</source>
            <translation>{folder} (aus)</translation>
        </message>
        <message>
            <source>Watch a folder</source>
            <translation>Ordner überwachen</translation>
        </message>
    </context>
    <context>
        <name>_Bars</name>
        <message>
            <source>Wait</source>
            <translation>Wartezeit</translation>
        </message>
        <message>
            <source>Words right</source>
            <translation>Richtige Wörter</translation>
        </message>
    </context>
    <context>
        <name>_Shade</name>
        <message>
            <source>Drop to transcribe</source>
            <translation>Zum Transkribieren ablegen</translation>
        </message>
    </context>
    <context>
        <name>devices</name>
        <message>
            <source>Processor: {name}</source>
            <translation>Prozessor: {name}</translation>
        </message>
        <message>
            <source>Graphics card: {name} ({size} GB)</source>
            <translation>Grafikkarte: {name} ({size} GB)</translation>
        </message>
        <message>
            <source>Graphics card: {name}</source>
            <translation>Grafikkarte: {name}</translation>
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
            <translation>Warnung</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>nicht geprüft</translation>
        </message>
        <message>
            <source>Fetch the model</source>
            <translation>Modell herunterladen</translation>
        </message>
        <message>
            <source>Install the GPU library</source>
            <translation>GPU-Bibliothek installieren</translation>
        </message>
        <message>
            <source>Try the GPU again</source>
            <translation>GPU erneut versuchen</translation>
        </message>
        <message>
            <source>Choose a microphone</source>
            <translation>Mikrofon wählen</translation>
        </message>
        <message>
            <source>Choose another key</source>
            <translation>Andere Taste wählen</translation>
        </message>
        <message>
            <source>Choose a model</source>
            <translation>Modell wählen</translation>
        </message>
        <message>
            <source>Choose a device</source>
            <translation>Gerät wählen</translation>
        </message>
        <message>
            <source>Choose how text is delivered</source>
            <translation>Art des Einfügens wählen</translation>
        </message>
        <message>
            <source>Dictation tries whether text arrives</source>
            <translation>Dictation prüft, ob Text ankommt</translation>
        </message>
    </context>
    <context>
        <name>file dialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Suchen in:</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>Datei&amp;typ:</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Choose files</source>
            <translation>Dateien wählen</translation>
        </message>
        <message>
            <source>Sound and video ({patterns})</source>
            <translation>Audio und Video ({patterns})</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>Cannot begin</source>
            <translation>Start nicht möglich</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Lets you dictate</source>
            <translation>Lässt Sie diktieren</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Done, with gaps</source>
            <translation>Fertig, mit Lücken</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} min {seconds} s</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>under a minute left</source>
            <translation>noch unter einer Minute</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <source>{factor}×</source>
            <translation>{factor}×</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>any language</source>
            <translation>beliebige Sprache</translation>
        </message>
        <message>
            <source>{language} to English</source>
            <translation>{language} → Englisch</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>Die Datei</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>die Datei</translation>
        </message>
        <message>
            <source>{progress} of {duration}</source>
            <translation>{progress} von {duration}</translation>
        </message>
        <message>
            <source>{factor} times as fast as it plays</source>
            <translation>{factor}-mal so schnell wie beim Abspielen</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>bearbeitet</translation>
        </message>
        <message>
            <source>{number} more</source>
            <translation>{number} weitere</translation>
        </message>
        <message>
            <source>Written: {names} in {folder}</source>
            <translation>Geschrieben: {names} in {folder}</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 Datei</translation>
        </message>
        <message>
            <source>{n} files</source>
            <translation>{n} Dateien</translation>
        </message>
        <message>
            <source>the queue is held</source>
            <translation>Warteschlange angehalten</translation>
        </message>
        <message>
            <source>{n} running</source>
            <translation>{n} laufend</translation>
        </message>
        <message>
            <source>{n} waiting</source>
            <translation>{n} wartend</translation>
        </message>
        <message>
            <source>{n} paused</source>
            <translation>{n} angehalten</translation>
        </message>
        <message>
            <source>{n} failed</source>
            <translation>{n} fehlgeschlagen</translation>
        </message>
        <message>
            <source>{n} done</source>
            <translation>{n} fertig</translation>
        </message>
        <message>
            <source>one speaker a channel</source>
            <translation>ein Sprecher pro Kanal</translation>
        </message>
        <message>
            <source>word times</source>
            <translation>Wortzeiten</translation>
        </message>
        <message>
            <source>text stays here</source>
            <translation>Text bleibt hier</translation>
        </message>
        <message>
            <source>{formats} beside each file</source>
            <translation>{formats} neben jeder Datei</translation>
        </message>
        <message>
            <source>{formats} in {folder}</source>
            <translation>{formats} in {folder}</translation>
        </message>
        <message>
            <source>{number}: {facts}</source>
            <translation>{number}: {facts}</translation>
        </message>
        <message>
            <source>{label} ({name})</source>
            <translation>{label} ({name})</translation>
        </message>
        <message>
            <source>Remove “{name}” from the list? Its text here is deleted.</source>
            <translation>„{name}“ aus der Liste entfernen? Der Text hier wird gelöscht.</translation>
        </message>
        <message>
            <source>Remove {n} files from the list? Their text here is deleted.</source>
            <translation>{n} Dateien aus der Liste entfernen? Ihr Text hier wird gelöscht.</translation>
        </message>
        <message>
            <source>The files themselves and what was written stay.</source>
            <translation>Die Dateien selbst und alles Geschriebene bleiben erhalten.</translation>
        </message>
        <message>
            <source>Only files and folders can be dropped here.</source>
            <translation>Hier können nur Dateien und Ordner abgelegt werden.</translation>
        </message>
        <message>
            <source>“{address}” is no file on this computer.</source>
            <translation>„{address}“ ist keine Datei auf diesem Computer.</translation>
        </message>
        <message>
            <source>“{address}” and {n} more are no files on this computer.</source>
            <translation>„{address}“ und {n} weitere sind keine Dateien auf diesem Computer.</translation>
        </message>
        <message>
            <source>Save what is there as a file first, and drop that.</source>
            <translation>Speichern Sie den Inhalt zuerst als Datei, und legen Sie diese ab.</translation>
        </message>
        <message>
            <source>Beside each file</source>
            <translation>Neben jeder Datei</translation>
        </message>
        <message>
            <source>&amp;Open text</source>
            <translation>&amp;Text öffnen</translation>
        </message>
        <message>
            <source>Open text</source>
            <translation>Text öffnen</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xportieren …</translation>
        </message>
        <message>
            <source>Export the text as files</source>
            <translation>Text als Dateien exportieren</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>Pa&amp;usieren</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>&amp;Go on</source>
            <translation>Fortset&amp;zen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation>Abbre&amp;chen</translation>
        </message>
        <message>
            <source>Cancel, keep the text so far</source>
            <translation>Abbrechen, bisherigen Text behalten</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>Er&amp;neut versuchen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Option&amp;s…</source>
            <translation>Opt&amp;ionen …</translation>
        </message>
        <message>
            <source>Options: language, model and results</source>
            <translation>Optionen: Sprache, Modell und Ergebnisse</translation>
        </message>
        <message>
            <source>Show in fo&amp;lder</source>
            <translation>Im Ordner anzei&amp;gen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner anzeigen</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>Nach o&amp;ben</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move do&amp;wn</source>
            <translation>Nac&amp;h unten</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>Entfe&amp;rnen</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste entfernen</translation>
        </message>
    </context>
    <context>
        <name>first run</name>
        <message>
            <source>The model is on its way. Try it as soon as it is here.</source>
            <translation>Das Modell wird noch heruntergeladen. Probieren Sie es aus, sobald es da ist.</translation>
        </message>
        <message>
            <source>There is no speech model yet. Go back to “Which speech model?” and download one.</source>
            <translation>Es ist noch kein Sprachmodell da. Gehen Sie zurück zu „Welches Sprachmodell?“, und laden Sie eines herunter.</translation>
        </message>
    </context>
    <context>
        <name>history</name>
        <message>
            <source>No text</source>
            <translation>Kein Text</translation>
        </message>
        <message>
            <source>All dictations</source>
            <translation>Alle Diktate</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>Eingefügt</translation>
        </message>
        <message>
            <source>Probably delivered</source>
            <translation>Vermutlich eingefügt</translation>
        </message>
        <message>
            <source>Not delivered</source>
            <translation>Nicht eingefügt</translation>
        </message>
        <message>
            <source>Held back</source>
            <translation>Zurückgehalten</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>Mit Stern</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Wiederhergestellt</translation>
        </message>
        <message>
            <source>Hides this window and puts the text into the window you used before it. You are told where it went; if that window does not take it, it is on the clipboard.</source>
            <translation>Blendet dieses Fenster aus und fügt den Text in das zuvor benutzte Fenster ein. Sie erfahren, wo er gelandet ist; nimmt das Fenster ihn nicht an, liegt er in der Zwischenablage.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} min {seconds} s</translation>
        </message>
        <message>
            <source>Taken out again</source>
            <translation>Zurückgenommen</translation>
        </message>
        <message>
            <source>Partly held back</source>
            <translation>Teilweise zurückgehalten</translation>
        </message>
        <message>
            <source>The earlier text was not typed. {reason}</source>
            <translation>Der frühere Text wurde nicht eingefügt. {reason}</translation>
        </message>
        <message>
            <source>Not typed.</source>
            <translation>Nicht eingefügt.</translation>
        </message>
        <message>
            <source>Not typed: {reason}</source>
            <translation>Nicht eingefügt: {reason}</translation>
        </message>
        <message>
            <source>No speech was heard.</source>
            <translation>Es wurde keine Sprache gehört.</translation>
        </message>
        <message>
            <source>Recovered: Dictation had ended before this was finished.</source>
            <translation>Wiederhergestellt: Dictation wurde beendet, bevor dies fertig war.</translation>
        </message>
        <message>
            <source>Later it was taken out of the window again.</source>
            <translation>Später wurde der Text wieder aus dem Fenster zurückgenommen.</translation>
        </message>
        <message>
            <source>Later a part of it was taken out of its window again.</source>
            <translation>Später wurde ein Teil davon wieder aus dem Fenster zurückgenommen.</translation>
        </message>
        <message>
            <source>Said in another way later: that took the place of the first text.</source>
            <translation>Später umgeschrieben: Das ersetzte den ersten Text.</translation>
        </message>
        <message>
            <source>Said in another way later: that was sent in its place.</source>
            <translation>Später umgeschrieben: Das wurde an seine Stelle gesendet.</translation>
        </message>
        <message>
            <source>Probably inserted later; the window does not tell whether it arrived.</source>
            <translation>Vermutlich später eingefügt; das Fenster verrät nicht, ob der Text angekommen ist.</translation>
        </message>
        <message>
            <source>Inserted later; it arrived in the window.</source>
            <translation>Später eingefügt; im Fenster angekommen.</translation>
        </message>
        <message>
            <source>Arrived in the window {time} after release.</source>
            <translation>{time} nach dem Loslassen im Fenster angekommen.</translation>
        </message>
        <message>
            <source>Arrived in the window.</source>
            <translation>Im Fenster angekommen.</translation>
        </message>
        <message>
            <source>Not delivered; it was put on the clipboard.</source>
            <translation>Nicht eingefügt; der Text liegt in der Zwischenablage.</translation>
        </message>
        <message>
            <source>Not delivered.</source>
            <translation>Nicht eingefügt.</translation>
        </message>
        <message>
            <source>Probably delivered: typed, and typing has no receipt.</source>
            <translation>Vermutlich eingefügt: getippt, und Tippen wird nicht bestätigt.</translation>
        </message>
        <message>
            <source>Probably delivered: put into its text field.</source>
            <translation>Vermutlich eingefügt: in das Textfeld geschrieben.</translation>
        </message>
        <message>
            <source>Probably delivered: pasted, and the window gave no receipt.</source>
            <translation>Vermutlich eingefügt: über die Zwischenablage, ohne Bestätigung vom Fenster.</translation>
        </message>
        <message>
            <source>The earlier text arrived in the window {time} after release.</source>
            <translation>Der frühere Text kam {time} nach dem Loslassen im Fenster an.</translation>
        </message>
        <message>
            <source>The earlier text arrived in the window.</source>
            <translation>Der frühere Text kam im Fenster an.</translation>
        </message>
        <message>
            <source>The earlier text was probably delivered.</source>
            <translation>Der frühere Text wurde vermutlich eingefügt.</translation>
        </message>
        <message>
            <source>The earlier text was not delivered; it was put on the clipboard.</source>
            <translation>Der frühere Text wurde nicht eingefügt; er kam in die Zwischenablage.</translation>
        </message>
        <message>
            <source>The earlier text was not delivered.</source>
            <translation>Der frühere Text wurde nicht eingefügt.</translation>
        </message>
        <message>
            <source>Held back: “{text}”</source>
            <translation>Zurückgehalten: „{text}“</translation>
        </message>
        <message>
            <source>text after {time}</source>
            <translation>Text nach {time}</translation>
        </message>
        <message>
            <source>{duration} of speech</source>
            <translation>{duration} Sprache</translation>
        </message>
        <message>
            <source>{duration} of sound</source>
            <translation>{duration} Ton</translation>
        </message>
        <message>
            <source>sound not kept</source>
            <translation>Ton nicht aufbewahrt</translation>
        </message>
        <message>
            <source>At first it was: “{text}”</source>
            <translation>Zuerst lautete er: „{text}“</translation>
        </message>
        <message>
            <source>From now on “{heard}” is written as “{written}”.</source>
            <translation>Ab jetzt wird „{heard}“ als „{written}“ geschrieben.</translation>
        </message>
        <message>
            <source>From now on “{written}” is always spelt like this.</source>
            <translation>Ab jetzt wird „{written}“ immer so geschrieben.</translation>
        </message>
        <message>
            <source>Always write “{written}” for “{heard}”?</source>
            <translation>Für „{heard}“ immer „{written}“ schreiben?</translation>
        </message>
        <message>
            <source>Always spell “{written}” like this?</source>
            <translation>„{written}“ immer so schreiben?</translation>
        </message>
        <message>
            <source>“{heard}” is written as “{written}”, as you wished once. No longer?</source>
            <translation>„{heard}“ wird auf Ihren Wunsch als „{written}“ geschrieben. Nicht mehr?</translation>
        </message>
        <message>
            <source>“{written}” is spelt like this, as you wished once. No longer?</source>
            <translation>„{written}“ wird auf Ihren Wunsch so geschrieben. Nicht mehr?</translation>
        </message>
        <message>
            <source>From now on “{heard}” stays as it is heard.</source>
            <translation>Ab jetzt bleibt „{heard}“ wie gehört.</translation>
        </message>
        <message>
            <source>From now on “{written}” stays as it is heard.</source>
            <translation>Ab jetzt bleibt „{written}“ wie gehört.</translation>
        </message>
        <message>
            <source>Alwa&amp;ys</source>
            <translation>I&amp;mmer</translation>
        </message>
        <message>
            <source>No lo&amp;nger</source>
            <translation>Nicht me&amp;hr</translation>
        </message>
        <message>
            <source>U&amp;ndo</source>
            <translation>Rück&amp;gängig</translation>
        </message>
        <message>
            <source>Until {time} ({parts}): “{text}”</source>
            <translation>Bis {time} ({parts}): „{text}“</translation>
        </message>
        <message>
            <source>The model was not sure of this word ({percent} %).</source>
            <translation>Das Modell war bei diesem Wort nicht sicher ({percent} %).</translation>
        </message>
        <message>
            <source>Not sure of: {words}</source>
            <translation>Unsicher: {words}</translation>
        </message>
        <message>
            <source>Waits until you have dictated.</source>
            <translation>Wartet, bis Sie mit dem Diktieren fertig sind.</translation>
        </message>
        <message>
            <source>Transcribing again with {model}…</source>
            <translation>Wird mit {model} erneut transkribiert …</translation>
        </message>
        <message>
            <source>Transcribing again with {model}: {percent} %</source>
            <translation>Wird mit {model} erneut transkribiert: {percent} %</translation>
        </message>
        <message>
            <source>starred</source>
            <translation>mit Stern</translation>
        </message>
        <message>
            <source>{told} · by meaning</source>
            <translation>{told} · dem Sinn nach</translation>
        </message>
        <message>
            <source>{count} dictations are chosen.</source>
            <translation>{count} Diktate ausgewählt.</translation>
        </message>
        <message>
            <source>Delete this dictation for good?</source>
            <translation>Dieses Diktat endgültig löschen?</translation>
        </message>
        <message>
            <source>Delete these {count} dictations for good?</source>
            <translation>Diese {count} Diktate endgültig löschen?</translation>
        </message>
        <message>
            <source>{number} found</source>
            <translation>{number} gefunden</translation>
        </message>
        <message>
            <source>1 dictation</source>
            <translation>1 Diktat</translation>
        </message>
        <message>
            <source>{number} dictations</source>
            <translation>{number} Diktate</translation>
        </message>
        <message>
            <source>Private mode is on: what you dictate now is not kept. The Dictate page ends it.</source>
            <translation>Der private Modus ist an: Was Sie jetzt diktieren, wird nicht aufbewahrt. Beenden können Sie ihn auf der Seite „Diktieren“.</translation>
        </message>
        <message>
            <source>New dictations are not kept. To keep their text: `dictation settings set history.keep text`</source>
            <translation>Neue Diktate werden nicht aufbewahrt. Um ihren Text aufzubewahren: `dictation settings set history.keep text`</translation>
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
            <translation>Amharisch</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Arabisch</translation>
        </message>
        <message>
            <source>Assamese</source>
            <translation>Assamesisch</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>Aserbaidschanisch</translation>
        </message>
        <message>
            <source>Bashkir</source>
            <translation>Baschkirisch</translation>
        </message>
        <message>
            <source>Belarusian</source>
            <translation>Belarussisch</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>Bulgarisch</translation>
        </message>
        <message>
            <source>Bangla</source>
            <translation>Bengalisch</translation>
        </message>
        <message>
            <source>Tibetan</source>
            <translation>Tibetisch</translation>
        </message>
        <message>
            <source>Breton</source>
            <translation>Bretonisch</translation>
        </message>
        <message>
            <source>Bosnian</source>
            <translation>Bosnisch</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>Katalanisch</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>Tschechisch</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>Walisisch</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>Dänisch</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>Griechisch</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Spanisch</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>Estnisch</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>Baskisch</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>Persisch</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>Finnisch</translation>
        </message>
        <message>
            <source>Faroese</source>
            <translation>Färöisch</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Französisch</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>Galicisch</translation>
        </message>
        <message>
            <source>Gujarati</source>
            <translation>Gujarati</translation>
        </message>
        <message>
            <source>Hausa</source>
            <translation>Hausa</translation>
        </message>
        <message>
            <source>Hawaiian</source>
            <translation>Hawaiisch</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>Hebräisch</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>Hindi</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>Kroatisch</translation>
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation>Haiti-Kreolisch</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>Ungarisch</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>Armenisch</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>Indonesisch</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>Isländisch</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italienisch</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japanisch</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>Georgisch</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>Kasachisch</translation>
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
            <translation>Koreanisch</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>Latein</translation>
        </message>
        <message>
            <source>Luxembourgish</source>
            <translation>Luxemburgisch</translation>
        </message>
        <message>
            <source>Lingala</source>
            <translation>Lingala</translation>
        </message>
        <message>
            <source>Lao</source>
            <translation>Laotisch</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>Litauisch</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>Lettisch</translation>
        </message>
        <message>
            <source>Malagasy</source>
            <translation>Madagassisch</translation>
        </message>
        <message>
            <source>Māori</source>
            <translation>Maori</translation>
        </message>
        <message>
            <source>Macedonian</source>
            <translation>Mazedonisch</translation>
        </message>
        <message>
            <source>Malayalam</source>
            <translation>Malayalam</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>Mongolisch</translation>
        </message>
        <message>
            <source>Marathi</source>
            <translation>Marathi</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>Malaiisch</translation>
        </message>
        <message>
            <source>Maltese</source>
            <translation>Maltesisch</translation>
        </message>
        <message>
            <source>Burmese</source>
            <translation>Birmanisch</translation>
        </message>
        <message>
            <source>Nepali</source>
            <translation>Nepalesisch</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Niederländisch</translation>
        </message>
        <message>
            <source>Norwegian Nynorsk</source>
            <translation>Norwegisch (Nynorsk)</translation>
        </message>
        <message>
            <source>Norwegian Bokmål</source>
            <translation>Norwegisch (Bokmål)</translation>
        </message>
        <message>
            <source>Occitan</source>
            <translation>Okzitanisch</translation>
        </message>
        <message>
            <source>Punjabi</source>
            <translation>Punjabi</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Polnisch</translation>
        </message>
        <message>
            <source>Pashto</source>
            <translation>Paschtu</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugiesisch</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>Rumänisch</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Russisch</translation>
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
            <translation>Singhalesisch</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>Slowakisch</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>Slowenisch</translation>
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
            <translation>Albanisch</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>Serbisch</translation>
        </message>
        <message>
            <source>Sundanese</source>
            <translation>Sundanesisch</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>Schwedisch</translation>
        </message>
        <message>
            <source>Swahili</source>
            <translation>Suaheli</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>Tamil</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>Telugu</translation>
        </message>
        <message>
            <source>Tajik</source>
            <translation>Tadschikisch</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>Thailändisch</translation>
        </message>
        <message>
            <source>Turkmen</source>
            <translation>Turkmenisch</translation>
        </message>
        <message>
            <source>Filipino</source>
            <translation>Filipino</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Türkisch</translation>
        </message>
        <message>
            <source>Tatar</source>
            <translation>Tatarisch</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Ukrainisch</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>Urdu</translation>
        </message>
        <message>
            <source>Uzbek</source>
            <translation>Usbekisch</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Vietnamesisch</translation>
        </message>
        <message>
            <source>Yiddish</source>
            <translation>Jiddisch</translation>
        </message>
        <message>
            <source>Yoruba</source>
            <translation>Yoruba</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>Kantonesisch</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Chinesisch</translation>
        </message>
    </context>
    <context>
        <name>measuring</name>
        <message>
            <source>None of them can be used here.</source>
            <translation>Hier kann keines davon verwendet werden.</translation>
        </message>
        <message>
            <source>Recommended: {what}. It is the most exact one that answers at once.</source>
            <translation>Empfohlen: {what}. Die genaueste Möglichkeit, die sofort antwortet.</translation>
        </message>
        <message>
            <source>Recommended: {what}. It is the fastest one, though you will wait for it.</source>
            <translation>Empfohlen: {what}. Die schnellste Möglichkeit, auch wenn Sie darauf warten werden.</translation>
        </message>
    </context>
    <context>
        <name>models</name>
        <message>
            <source>{number} MB</source>
            <translation>{number} MB</translation>
        </message>
        <message>
            <source>{number} GB</source>
            <translation>{number} GB</translation>
        </message>
        <message>
            <source>English only</source>
            <translation>nur Englisch</translation>
        </message>
        <message>
            <source>{number} languages</source>
            <translation>{number} Sprachen</translation>
        </message>
        <message>
            <source>On this computer's processor, five seconds of speech take about {seconds} s.</source>
            <translation>Auf dem Prozessor dieses Computers dauern fünf Sekunden Sprache etwa {seconds} s.</translation>
        </message>
        <message>
            <source>basic</source>
            <translation>einfach</translation>
        </message>
        <message>
            <source>fair</source>
            <translation>ordentlich</translation>
        </message>
        <message>
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <source>very good</source>
            <translation>sehr gut</translation>
        </message>
        <message>
            <source>best</source>
            <translation>am besten</translation>
        </message>
        <message>
            <source>fastest</source>
            <translation>am schnellsten</translation>
        </message>
        <message>
            <source>fast</source>
            <translation>schnell</translation>
        </message>
        <message>
            <source>medium</source>
            <translation>mittel</translation>
        </message>
        <message>
            <source>slow</source>
            <translation>langsam</translation>
        </message>
        <message>
            <source>slowest</source>
            <translation>am langsamsten</translation>
        </message>
        <message>
            <source>{sentence}.</source>
            <translation>{sentence}.</translation>
        </message>
        <message>
            <source>Downloading {model}: {percent} %</source>
            <translation>{model} wird heruntergeladen: {percent} %</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} von {total}</translation>
        </message>
        <message>
            <source>The download of {model} is paused: {done} of {total} are here.</source>
            <translation>Der Download von {model} ist angehalten: {done} von {total} sind da.</translation>
        </message>
        <message>
            <source>{what}: waiting until another program has done its work…</source>
            <translation>{what}: wartet, bis ein anderes Programm fertig ist …</translation>
        </message>
        <message>
            <source>{what}: downloading, {percent} %</source>
            <translation>{what}: Herunterladen, {percent} %</translation>
        </message>
        <message>
            <source>{what}: unpacking, {percent} %</source>
            <translation>{what}: Entpacken, {percent} %</translation>
        </message>
        <message>
            <source>{what}: copying, {percent} %</source>
            <translation>{what}: Kopieren, {percent} %</translation>
        </message>
        <message>
            <source>{what}: checking the files, {percent} %</source>
            <translation>{what}: Prüfen der Dateien, {percent} %</translation>
        </message>
        <message>
            <source>{number} MB/s</source>
            <translation>{number} MB/s</translation>
        </message>
        <message>
            <source>less than a minute left</source>
            <translation>noch unter einer Minute</translation>
        </message>
        <message>
            <source>about {number} min left</source>
            <translation>noch etwa {number} min</translation>
        </message>
        <message>
            <source>about {number} h left</source>
            <translation>noch etwa {number} h</translation>
        </message>
    </context>
    <context>
        <name>permissions</name>
        <message>
            <source>macOS asks once whether Dictation may use the microphone: allow it. Later it is changed in System Settings, Privacy &amp; Security, Microphone.</source>
            <translation>macOS fragt einmal, ob Dictation das Mikrofon benutzen darf: Erlauben Sie es. Später ändern Sie es unter Systemeinstellungen, Datenschutz &amp; Sicherheit, Mikrofon.</translation>
        </message>
        <message>
            <source>macOS lets a program see keys only where you allow it: System Settings, Privacy &amp; Security, Input Monitoring. Start Dictation again afterwards.</source>
            <translation>macOS lässt ein Programm Tasten nur sehen, wenn Sie es erlauben: Systemeinstellungen, Datenschutz &amp; Sicherheit, Eingabeüberwachung. Starten Sie Dictation danach neu.</translation>
        </message>
        <message>
            <source>macOS lets a program write into other windows only where you allow it: System Settings, Privacy &amp; Security, Accessibility. An update of the app may ask anew.</source>
            <translation>macOS lässt ein Programm nur in andere Fenster schreiben, wenn Sie es erlauben: Systemeinstellungen, Datenschutz &amp; Sicherheit, Bedienungshilfen. Nach einer Aktualisierung der App wird vielleicht erneut gefragt.</translation>
        </message>
        <message>
            <source>Windows may keep the microphone from desktop programs: Settings, Privacy &amp; security, Microphone.</source>
            <translation>Windows kann Desktop-Programmen das Mikrofon verwehren: Einstellungen, Datenschutz und Sicherheit, Mikrofon.</translation>
        </message>
        <message>
            <source>Windows lets no program write into windows of programs that run as administrator.</source>
            <translation>Windows lässt kein Programm in Fenster von Programmen schreiben, die als Administrator laufen.</translation>
        </message>
        <message>
            <source>This is a Wayland session: no program sees by itself which keys are pressed in other windows. If the desktop asks whether Dictation may have its key, agree. If the key does nothing, the settings have lines for your desktop (page Hotkeys), with which it starts dictations itself.</source>
            <translation>Dies ist eine Wayland-Sitzung: Kein Programm sieht von sich aus, welche Tasten in anderen Fenstern gedrückt werden. Fragt der Desktop, ob Dictation seine Taste haben darf, stimmen Sie zu. Bewirkt die Taste nichts, finden Sie in den Einstellungen (Seite „Tastenkürzel“) Zeilen für Ihren Desktop, mit denen er Diktate selbst startet.</translation>
        </message>
        <message>
            <source>This is a Wayland session. GNOME and KDE ask once whether Dictation may use the keyboard and the clipboard: agree, and your words are pasted. Where no program may do that you paste with Ctrl+V.</source>
            <translation>Dies ist eine Wayland-Sitzung. GNOME und KDE fragen einmal, ob Dictation die Tastatur und die Zwischenablage benutzen darf: Stimmen Sie zu, und Ihr Text wird eingefügt. Wo kein Programm das darf, fügen Sie mit Strg+V ein.</translation>
        </message>
    </context>
    <context>
        <name>sentences</name>
        <message>
            <source>Another Dictation is being started or ended right now.</source>
            <translation>Dictation wird gerade schon gestartet oder beendet.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Systemstandard</translation>
        </message>
        <message>
            <source>The sound system does not answer.</source>
            <translation>Das Soundsystem antwortet nicht.</translation>
        </message>
        <message>
            <source>Try again in a moment, or restart the sound server.</source>
            <translation>Versuchen Sie es gleich noch einmal, oder starten Sie den Soundserver neu.</translation>
        </message>
        <message>
            <source>No sound can be recorded: the PortAudio library is missing or finds no sound system.</source>
            <translation>Es kann kein Ton aufgenommen werden: Die Bibliothek PortAudio fehlt oder findet kein Soundsystem.</translation>
        </message>
        <message>
            <source>Install it (`libportaudio2` on Debian and Ubuntu), or check that a sound server is running.</source>
            <translation>Installieren Sie sie (`libportaudio2` unter Debian und Ubuntu), oder prüfen Sie, ob ein Soundserver läuft.</translation>
        </message>
        <message>
            <source>Check the loudspeaker or headphones, and that a sound server is running.</source>
            <translation>Prüfen Sie Lautsprecher oder Kopfhörer und ob ein Soundserver läuft.</translation>
        </message>
        <message>
            <source>No sound can be played: the PortAudio library is missing or finds no sound system.</source>
            <translation>Es kann kein Ton wiedergegeben werden: Die Bibliothek PortAudio fehlt oder findet kein Soundsystem.</translation>
        </message>
        <message>
            <source>The loudspeaker cannot be started.</source>
            <translation>Der Lautsprecher lässt sich nicht starten.</translation>
        </message>
        <message>
            <source>No loudspeaker was found.</source>
            <translation>Es wurde kein Lautsprecher gefunden.</translation>
        </message>
        <message>
            <source>The loudspeaker cannot be opened.</source>
            <translation>Der Lautsprecher lässt sich nicht öffnen.</translation>
        </message>
        <message>
            <source>'{name}' has {count} channels; at most {most_channels} can be transcribed each by itself.</source>
            <translation>„{name}“ hat {count} Kanäle; höchstens {most_channels} können einzeln transkribiert werden.</translation>
        </message>
        <message>
            <source>Transcribe all of them together.</source>
            <translation>Transkribieren Sie alle gemeinsam.</translation>
        </message>
        <message>
            <source>The sound of '{name}' cannot be decoded ({codec}).</source>
            <translation>Der Ton kann nicht dekodiert werden ({codec}): „{name}“.</translation>
        </message>
        <message>
            <source>The file is damaged or copy-protected. Play it elsewhere and save it in another format.</source>
            <translation>Die Datei ist beschädigt oder kopiergeschützt. Spielen Sie sie anderswo ab, und speichern Sie sie in einem anderen Format.</translation>
        </message>
        <message>
            <source>'{name}' holds no sound: its sound track is empty.</source>
            <translation>„{name}“ enthält keinen Ton: Die Tonspur ist leer.</translation>
        </message>
        <message>
            <source>The recording or the copy of it failed; make it again.</source>
            <translation>Die Aufnahme oder das Kopieren ist fehlgeschlagen; wiederholen Sie es.</translation>
        </message>
        <message>
            <source>'{name}' {problem}; {read_s:.0f} s of it were read.</source>
            <translation>„{name}“ {problem}; {read_s:.0f} s davon wurden gelesen.</translation>
        </message>
        <message>
            <source>'{name}' is cut off or damaged: of {expected:.0f} s only {read_s:.0f} s could be read.</source>
            <translation>„{name}“ ist abgeschnitten oder beschädigt: Von {expected:.0f} s waren nur {read_s:.0f} s lesbar.</translation>
        </message>
        <message>
            <source>'{name}' is damaged: nothing could be read after {read_s:.0f} s.</source>
            <translation>„{name}“ ist beschädigt: Nach {read_s:.0f} s war nichts mehr lesbar.</translation>
        </message>
        <message>
            <source>'{name}' is damaged: about {lost_s:.1f} s of it could not be read and are left out.</source>
            <translation>„{name}“ ist beschädigt: Etwa {lost_s:.1f} s waren nicht lesbar und fehlen.</translation>
        </message>
        <message>
            <source>'{name}' is damaged: {bad_packets} short pieces could not be read and are left out.</source>
            <translation>„{name}“ ist beschädigt: {bad_packets} kurze Stücke waren nicht lesbar und fehlen.</translation>
        </message>
        <message>
            <source>could not be read to its end ({reason})</source>
            <translation>konnte nicht bis zum Ende gelesen werden ({reason})</translation>
        </message>
        <message>
            <source>is damaged: its index leads round in circles</source>
            <translation>ist beschädigt: Der Index führt im Kreis</translation>
        </message>
        <message>
            <source>became shorter while it was read</source>
            <translation>wurde während des Lesens kürzer</translation>
        </message>
        <message>
            <source>'{name}' {problem}.</source>
            <translation>„{name}“ {problem}.</translation>
        </message>
        <message>
            <source>Check the disk it lies on.</source>
            <translation>Prüfen Sie den Datenträger, auf dem die Datei liegt.</translation>
        </message>
        <message>
            <source>'{name}' is no sound or video file that can be read, or it is damaged.</source>
            <translation>„{name}“ ist keine lesbare Audio- oder Videodatei, oder sie ist beschädigt.</translation>
        </message>
        <message>
            <source>Play it elsewhere to see whether it is whole, and save it in another format such as WAV or MP3.</source>
            <translation>Spielen Sie sie anderswo ab, um zu sehen, ob sie in Ordnung ist, und speichern Sie sie in einem anderen Format wie WAV oder MP3.</translation>
        </message>
        <message>
            <source>'{name}' holds no sound.</source>
            <translation>„{name}“ enthält keinen Ton.</translation>
        </message>
        <message>
            <source>Choose a file with a sound track.</source>
            <translation>Wählen Sie eine Datei mit Tonspur.</translation>
        </message>
        <message>
            <source>'{name}' has only one sound track; there is no track {track}.</source>
            <translation>„{name}“ hat nur eine Tonspur; eine Spur {track} gibt es nicht.</translation>
        </message>
        <message>
            <source>'{name}' has {count} sound tracks; there is no track {track}.</source>
            <translation>„{name}“ hat {count} Tonspuren; eine Spur {track} gibt es nicht.</translation>
        </message>
        <message>
            <source>Choose another track.</source>
            <translation>Wählen Sie eine andere Spur.</translation>
        </message>
        <message>
            <source>The sound of '{name}' is copy-protected, or in a format this app cannot decode.</source>
            <translation>Der Ton ist kopiergeschützt, oder diese App kann sein Format nicht dekodieren: „{name}“.</translation>
        </message>
        <message>
            <source>Save it in another format such as WAV or MP3.</source>
            <translation>Speichern Sie ihn in einem anderen Format wie WAV oder MP3.</translation>
        </message>
        <message>
            <source>The sound cannot be played any further ({error}).</source>
            <translation>Der Ton kann nicht weiter wiedergegeben werden ({error}).</translation>
        </message>
        <message>
            <source>No other microphone is chosen.</source>
            <translation>Es ist kein anderes Mikrofon ausgewählt.</translation>
        </message>
        <message>
            <source>The microphone '{name}' cannot be opened: {reason}.</source>
            <translation>Das Mikrofon „{name}“ lässt sich nicht öffnen: {reason}.</translation>
        </message>
        <message>
            <source>Close programs that use it, or choose another one: `dictation devices` lists them.</source>
            <translation>Schließen Sie Programme, die es verwenden, oder wählen Sie ein anderes: `dictation devices` listet sie auf.</translation>
        </message>
        <message>
            <source>Check that a sound server is running.</source>
            <translation>Prüfen Sie, ob ein Soundserver läuft.</translation>
        </message>
        <message>
            <source>system default</source>
            <translation>Systemstandard</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>Es wurde kein Mikrofon gefunden.</translation>
        </message>
        <message>
            <source>Connect one, or check that the sound server is running.</source>
            <translation>Schließen Sie eines an, oder prüfen Sie, ob der Soundserver läuft.</translation>
        </message>
        <message>
            <source>The microphone '{name}' is not connected.</source>
            <translation>Das Mikrofon „{name}“ ist nicht angeschlossen.</translation>
        </message>
        <message>
            <source>Connect it, or choose another one: `dictation devices` lists them.</source>
            <translation>Schließen Sie es an, oder wählen Sie ein anderes: `dictation devices` listet sie auf.</translation>
        </message>
        <message>
            <source>unknown reason</source>
            <translation>Grund unbekannt</translation>
        </message>
        <message>
            <source>Other programs cannot be muted: PulseAudio's library is missing.</source>
            <translation>Andere Programme können nicht stummgeschaltet werden: Die Bibliothek von PulseAudio fehlt.</translation>
        </message>
        <message>
            <source>Install it (`libpulse0` on Debian and Ubuntu).</source>
            <translation>Installieren Sie sie (`libpulse0` unter Debian und Ubuntu).</translation>
        </message>
        <message>
            <source>The loudspeaker cannot be muted.</source>
            <translation>Der Lautsprecher kann nicht stummgeschaltet werden.</translation>
        </message>
        <message>
            <source>Some loudspeakers have no switch for it.</source>
            <translation>Manchen Lautsprechern fehlt der Schalter dafür.</translation>
        </message>
        <message>
            <source>Other programs cannot be muted: no sound server answers.</source>
            <translation>Andere Programme können nicht stummgeschaltet werden: Kein Soundserver antwortet.</translation>
        </message>
        <message>
            <source>Check that PulseAudio or PipeWire runs.</source>
            <translation>Prüfen Sie, ob PulseAudio oder PipeWire läuft.</translation>
        </message>
        <message>
            <source>Other programs cannot be muted: Windows refuses it.</source>
            <translation>Andere Programme können nicht stummgeschaltet werden: Windows lässt es nicht zu.</translation>
        </message>
        <message>
            <source>Other programs cannot be muted here.</source>
            <translation>Andere Programme können hier nicht stummgeschaltet werden.</translation>
        </message>
        <message>
            <source>Other programs are not muted: it cannot be noted ({reason}).</source>
            <translation>Andere Programme werden nicht stummgeschaltet: Es lässt sich nicht festhalten ({reason}).</translation>
        </message>
        <message>
            <source>Check space and permissions.</source>
            <translation>Prüfen Sie Platz und Berechtigungen.</translation>
        </message>
        <message>
            <source>Playing stopped: the loudspeaker took no sound for {stuck_s:.0f} s.</source>
            <translation>Wiedergabe gestoppt: Der Lautsprecher hat {stuck_s:.0f} s lang keinen Ton angenommen.</translation>
        </message>
        <message>
            <source>Playing stopped: the loudspeaker or the sound server went away.</source>
            <translation>Wiedergabe gestoppt: Lautsprecher oder Soundserver sind nicht mehr da.</translation>
        </message>
        <message>
            <source>The sound could not be played ({error}).</source>
            <translation>Der Ton konnte nicht wiedergegeben werden ({error}).</translation>
        </message>
        <message>
            <source>The log has the details.</source>
            <translation>Einzelheiten stehen im Protokoll.</translation>
        </message>
        <message>
            <source>'{name}' is a folder, not a file.</source>
            <translation>„{name}“ ist ein Ordner, keine Datei.</translation>
        </message>
        <message>
            <source>Name the files in it.</source>
            <translation>Geben Sie die Dateien darin an.</translation>
        </message>
        <message>
            <source>'{name}' is not a regular file.</source>
            <translation>„{name}“ ist keine gewöhnliche Datei.</translation>
        </message>
        <message>
            <source>Save the sound in a file first.</source>
            <translation>Speichern Sie den Ton zuerst in einer Datei.</translation>
        </message>
        <message>
            <source>'{name}' is empty.</source>
            <translation>„{name}“ ist leer.</translation>
        </message>
        <message>
            <source>'{name}' may not be read.</source>
            <translation>„{name}“ darf nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Ask for permission to read it, or copy it.</source>
            <translation>Lassen Sie sich das Leserecht geben, oder kopieren Sie die Datei.</translation>
        </message>
        <message>
            <source>There is no file '{path}'.</source>
            <translation>Die Datei „{path}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>Prüfen Sie Namen und Ordner.</translation>
        </message>
        <message>
            <source>'{name}' cannot be read: {reason}.</source>
            <translation>„{name}“ ist nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>No sound comes from '{name}'.</source>
            <translation>Von „{name}“ kommt kein Ton.</translation>
        </message>
        <message>
            <source>Plug it in again or choose another microphone.</source>
            <translation>Schließen Sie es neu an, oder wählen Sie ein anderes Mikrofon.</translation>
        </message>
        <message>
            <source>The microphone '{name}' stopped working.</source>
            <translation>Das Mikrofon „{name}“ funktioniert nicht mehr.</translation>
        </message>
        <message>
            <source>Plug it in again or choose another one.</source>
            <translation>Schließen Sie es neu an, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>No sound came from the microphone '{name}' for {seconds:.0f} s.</source>
            <translation>Vom Mikrofon „{name}“ kam {seconds:.0f} s lang kein Ton.</translation>
        </message>
        <message>
            <source>The dictation reached its longest length ({seconds} s).</source>
            <translation>Das Diktat hat die längste Dauer erreicht ({seconds} s).</translation>
        </message>
        <message>
            <source>What was said is transcribed. `dictation settings set audio.max_recording_s` changes the limit.</source>
            <translation>Das Gesagte wird transkribiert. `dictation settings set audio.max_recording_s` ändert die Grenze.</translation>
        </message>
        <message>
            <source>the microphone</source>
            <translation>das Mikrofon</translation>
        </message>
        <message>
            <source>Nothing but silence came from {name}. It is muted: switch it on at the microphone itself and in the desktop's sound settings, or choose another one above.</source>
            <translation>Über {name} kam nur Stille. Es ist stummgeschaltet: Schalten Sie es am Mikrofon selbst und in den Audioeinstellungen des Desktops ein, oder wählen Sie oben ein anderes.</translation>
        </message>
        <message>
            <source>Nobody was heard. Speak while it records; if you did, choose another microphone above, or turn {name} up in the desktop's sound settings.</source>
            <translation>Es war niemand zu hören. Sprechen Sie während der Aufnahme. Haben Sie gesprochen, wählen Sie oben ein anderes Mikrofon, oder stellen Sie {name} in den Audioeinstellungen des Desktops lauter.</translation>
        </message>
        <message>
            <source>You are too loud, and it sounds distorted. Turn the microphone down in the desktop's sound settings, or lower “Make it louder by” below.</source>
            <translation>Sie sind zu laut, und es klingt verzerrt. Stellen Sie das Mikrofon in den Audioeinstellungen des Desktops leiser, oder verringern Sie unten „Lauter machen um“.</translation>
        </message>
        <message>
            <source>You are very quiet. Come closer, turn the microphone up in the desktop's sound settings, or raise “Make it louder by” below.</source>
            <translation>Sie sind sehr leise. Kommen Sie näher, stellen Sie das Mikrofon in den Audioeinstellungen des Desktops lauter, oder erhöhen Sie unten „Lauter machen um“.</translation>
        </message>
        <message>
            <source>This is how you sound to the app: loud enough, and not distorted.</source>
            <translation>So klingen Sie für die App: laut genug und nicht verzerrt.</translation>
        </message>
        <message>
            <source>Starting at login cannot be switched on: {reason}.</source>
            <translation>Der Start bei der Anmeldung lässt sich nicht einschalten: {reason}.</translation>
        </message>
        <message>
            <source>Starting at login cannot be switched off: {reason}.</source>
            <translation>Der Start bei der Anmeldung lässt sich nicht ausschalten: {reason}.</translation>
        </message>
        <message>
            <source>Check the permissions of the folder, or use the desktop's own tool for start-up programs.</source>
            <translation>Prüfen Sie die Berechtigungen des Ordners, oder nutzen Sie die Autostart-Verwaltung Ihres Desktops.</translation>
        </message>
        <message>
            <source>The running app does not know this command.</source>
            <translation>Die laufende App kennt diesen Befehl nicht.</translation>
        </message>
        <message>
            <source>Quit it and start the newer version.</source>
            <translation>Beenden Sie sie, und starten Sie die neuere Version.</translation>
        </message>
        <message>
            <source>Nothing of the last dictation was held back.</source>
            <translation>Vom letzten Diktat wurde nichts zurückgehalten.</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>No sound comes from the microphone '{microphone}'.</source>
            <translation>Vom Mikrofon „{microphone}“ kommt kein Ton.</translation>
        </message>
        <message>
            <source>Wait a moment. If it stays so: is it muted? Check its switch and the sound settings.</source>
            <translation>Warten Sie einen Moment. Bleibt es so: Ist es stummgeschaltet? Prüfen Sie seinen Schalter und die Audioeinstellungen.</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Press “Download model” in the window, or do this: {hint}</source>
            <translation>Klicken Sie im Fenster auf „Modell herunterladen“, oder gehen Sie so vor: {hint}</translation>
        </message>
        <message>
            <source>Dictation</source>
            <translation>Dictation</translation>
        </message>
        <message>
            <source>Quit Dictation and start it again; the log has the details.</source>
            <translation>Beenden Sie Dictation, und starten Sie es neu; Einzelheiten stehen im Protokoll.</translation>
        </message>
        <message>
            <source>Dictation is being quit.</source>
            <translation>Dictation wird beendet.</translation>
        </message>
        <message>
            <source>Start it again with `dictation`.</source>
            <translation>Starten Sie es neu: `dictation`.</translation>
        </message>
        <message>
            <source>You are being logged out.</source>
            <translation>Sie werden abgemeldet.</translation>
        </message>
        <message>
            <source>There is nothing to bring back.</source>
            <translation>Es gibt nichts wiederherzustellen.</translation>
        </message>
        <message>
            <source>What is discarded can be had back for {undo_s} s.</source>
            <translation>Verworfenes lässt sich {undo_s} s lang wiederherstellen.</translation>
        </message>
        <message>
            <source>A part is being transcribed again already. Wait for it, or stop it.</source>
            <translation>Ein Teil wird bereits erneut transkribiert. Warten Sie das ab, oder stoppen Sie es.</translation>
        </message>
        <message>
            <source>There is no global hotkey on this system.</source>
            <translation>Auf diesem System gibt es kein globales Tastenkürzel.</translation>
        </message>
        <message>
            <source>Bind a key to `dictation toggle` in the keyboard settings of your desktop.</source>
            <translation>Belegen Sie in den Tastatureinstellungen Ihres Desktops eine Taste mit `dictation toggle`.</translation>
        </message>
        <message>
            <source>Hotkey</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>This desktop does not tell when a key is let go: one press starts, and the next one ends.</source>
            <translation>Dieser Desktop meldet nicht, wann eine Taste losgelassen wird: Einmal drücken startet, noch einmal drücken beendet.</translation>
        </message>
        <message>
            <source>No sound of the last text is kept any more.</source>
            <translation>Vom letzten Text ist kein Ton mehr aufbewahrt.</translation>
        </message>
        <message>
            <source>Say it again, with the key for that language.</source>
            <translation>Sprechen Sie ihn noch einmal, mit der Taste für diese Sprache.</translation>
        </message>
        <message>
            <source>Nothing was inserted that could be taken out.</source>
            <translation>Es wurde nichts eingefügt, das sich zurücknehmen ließe.</translation>
        </message>
        <message>
            <source>The text was taken out.</source>
            <translation>Der Text wurde zurückgenommen.</translation>
        </message>
        <message>
            <source>The text was taken out. {key} puts it in as it was heard.</source>
            <translation>Der Text wurde zurückgenommen. {key} fügt ihn wie gehört ein.</translation>
        </message>
        <message>
            <source>The text was taken out. {key} puts it in again.</source>
            <translation>Der Text wurde zurückgenommen. {key} fügt ihn wieder ein.</translation>
        </message>
        <message>
            <source>Private mode is on: nothing you dictate is kept.</source>
            <translation>Der private Modus ist an: Von Ihren Diktaten wird nichts aufbewahrt.</translation>
        </message>
        <message>
            <source>Private mode is off: dictations are kept again.</source>
            <translation>Der private Modus ist aus: Diktate werden wieder aufbewahrt.</translation>
        </message>
        <message>
            <source>Private mode is off; still nothing is kept, because `history.keep` is 'nothing'.</source>
            <translation>Der private Modus ist aus; trotzdem wird nichts aufbewahrt, weil `history.keep` auf „nothing“ steht.</translation>
        </message>
        <message>
            <source>Every file of the model '{name}' is as it should be.</source>
            <translation>Alle Dateien des Modells „{name}“ sind in Ordnung.</translation>
        </message>
        <message>
            <source>The model '{name}' is removed.</source>
            <translation>Das Modell „{name}“ ist entfernt.</translation>
        </message>
        <message>
            <source>The download of the model '{name}' is given up.</source>
            <translation>Der Download des Modells „{name}“ ist aufgegeben.</translation>
        </message>
        <message>
            <source>The model '{name}' is installed.</source>
            <translation>Das Modell „{name}“ ist installiert.</translation>
        </message>
        <message>
            <source>The models are stored in {folder} now.</source>
            <translation>Die Modelle liegen jetzt in {folder}.</translation>
        </message>
        <message>
            <source>Models are stored in {folder} from now on.</source>
            <translation>Modelle werden ab jetzt in {folder} gespeichert.</translation>
        </message>
        <message>
            <source>What was left over is deleted.</source>
            <translation>Die Reste sind gelöscht.</translation>
        </message>
        <message>
            <source>No model is installed.</source>
            <translation>Es ist kein Modell installiert.</translation>
        </message>
        <message>
            <source>Download one first.</source>
            <translation>Laden Sie zuerst eines herunter.</translation>
        </message>
        <message>
            <source>Somebody is dictating. Read the text when that has ended.</source>
            <translation>Gerade wird diktiert. Lesen Sie den Text danach vor.</translation>
        </message>
        <message>
            <source>Too little was heard.</source>
            <translation>Es war zu wenig zu hören.</translation>
        </message>
        <message>
            <source>Read the whole text aloud, then press the button.</source>
            <translation>Lesen Sie den ganzen Text laut vor, und klicken Sie dann auf die Schaltfläche.</translation>
        </message>
        <message>
            <source>A dictation began, so what was read is not used. Read the text once more.</source>
            <translation>Ein Diktat hat begonnen, daher wird das Gelesene nicht verwendet. Lesen Sie den Text noch einmal vor.</translation>
        </message>
        <message>
            <source>The settings file was changed and is not used. {why}</source>
            <translation>Die Einstellungsdatei wurde geändert und wird nicht verwendet. {why}</translation>
        </message>
        <message>
            <source>Dictation is still starting.</source>
            <translation>Dictation startet noch.</translation>
        </message>
        <message>
            <source>Text waits: insert it from the tray.</source>
            <translation>Text wartet: im Infobereich einfügen.</translation>
        </message>
        <message>
            <source>Text waits. {here}: insert here. {back}: go back.</source>
            <translation>Text wartet. {here}: hier einfügen. {back}: zurück.</translation>
        </message>
        <message>
            <source>The keyboard is elsewhere. {here} inserts the text here.</source>
            <translation>Die Tastatur ist anderswo. {here} fügt den Text hier ein.</translation>
        </message>
        <message>
            <source>Its window was closed. {here} inserts the text here.</source>
            <translation>Das Fenster wurde geschlossen. {here} fügt den Text hier ein.</translation>
        </message>
        <message>
            <source>{here} tries again.</source>
            <translation>{here} versucht es erneut.</translation>
        </message>
        <message>
            <source>No text waits to be inserted.</source>
            <translation>Kein Text wartet darauf, eingefügt zu werden.</translation>
        </message>
        <message>
            <source>There is no window to go back to.</source>
            <translation>Es gibt kein Fenster, zu dem zurückgekehrt werden könnte.</translation>
        </message>
        <message>
            <source>Go where the text belongs, and insert it there.</source>
            <translation>Gehen Sie dorthin, wo der Text hingehört, und fügen Sie ihn dort ein.</translation>
        </message>
        <message>
            <source>Transcription</source>
            <translation>Transkription</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>No sound comes from the microphone. Is it muted?</source>
            <translation>Vom Mikrofon kommt kein Ton. Ist es stummgeschaltet?</translation>
        </message>
        <message>
            <source>No speech was heard.</source>
            <translation>Es wurde keine Sprache gehört.</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>verschlüsseln</translation>
        </message>
        <message>
            <source>decrypted</source>
            <translation>entschlüsseln</translation>
        </message>
        <message>
            <source>set aside</source>
            <translation>beiseitelegen</translation>
        </message>
        <message>
            <source>Another program has just changed the form of the history.</source>
            <translation>Ein anderes Programm hat gerade das Format des Verlaufs geändert.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The key of the history reads differently than it was written.</source>
            <translation>Der Schlüssel des Verlaufs liest sich anders, als er geschrieben wurde.</translation>
        </message>
        <message>
            <source>Check the disk.</source>
            <translation>Prüfen Sie den Datenträger.</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>löschen</translation>
        </message>
        <message>
            <source>A dictation was not finished.</source>
            <translation>Ein Diktat wurde nicht beendet.</translation>
        </message>
        <message>
            <source>Start Dictation, which recovers it, quit it, and try again.</source>
            <translation>Starten Sie Dictation, damit es wiederhergestellt wird, beenden Sie es, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>{count} dictations were not finished.</source>
            <translation>{count} Diktate wurden nicht beendet.</translation>
        </message>
        <message>
            <source>Start Dictation, which recovers them, quit it, and try again.</source>
            <translation>Starten Sie Dictation, damit sie wiederhergestellt werden, beenden Sie es, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>There is not enough room on the disk: {needed_mb} MB are needed, and {free_mb} MB free.</source>
            <translation>Der Platz auf dem Datenträger reicht nicht: {needed_mb} MB werden benötigt, {free_mb} MB sind frei.</translation>
        </message>
        <message>
            <source>Make room and try again.</source>
            <translation>Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The history cannot be {what}: {reason}.</source>
            <translation>Das ging mit dem Verlauf nicht ({what}): {reason}.</translation>
        </message>
        <message>
            <source>Nothing of it is lost. Is there room on the disk?</source>
            <translation>Nichts davon ist verloren. Ist noch Platz auf dem Datenträger?</translation>
        </message>
        <message>
            <source>What was written reads differently.</source>
            <translation>Das Geschriebene liest sich anders.</translation>
        </message>
        <message>
            <source>Check the disk; the history stays as it was.</source>
            <translation>Prüfen Sie den Datenträger; der Verlauf bleibt unverändert.</translation>
        </message>
        <message>
            <source>Start it from a desktop session. Without one, `dictation transcribe FILE` works (see `dictation --help`).</source>
            <translation>Starten Sie es in einer Desktop-Sitzung. Ohne sie funktioniert `dictation transcribe FILE` (siehe `dictation --help`).</translation>
        </message>
        <message>
            <source>There is no desktop to show a window on (DISPLAY is not set).</source>
            <translation>Es gibt keinen Desktop, auf dem ein Fenster erscheinen könnte (DISPLAY ist nicht gesetzt).</translation>
        </message>
        <message>
            <source>A library that windows need is missing ({reason}).</source>
            <translation>Eine für Fenster nötige Bibliothek fehlt ({reason}).</translation>
        </message>
        <message>
            <source>`python3 installers/bootstrap.py run` installs what the system lacks.</source>
            <translation>`python3 installers/bootstrap.py run` installiert, was dem System fehlt.</translation>
        </message>
        <message>
            <source>The desktop at DISPLAY={display} does not answer.</source>
            <translation>Der Desktop unter DISPLAY={display} antwortet nicht.</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>nicht geprüft</translation>
        </message>
        <message>
            <source>A dictation is under way, and this would disturb it.</source>
            <translation>Gerade läuft ein Diktat, das dadurch gestört würde.</translation>
        </message>
        <message>
            <source>Check again when it has ended.</source>
            <translation>Prüfen Sie erneut, wenn es beendet ist.</translation>
        </message>
        <message>
            <source>App</source>
            <translation>App</translation>
        </message>
        <message>
            <source>idle</source>
            <translation>bereit</translation>
        </message>
        <message>
            <source>loading</source>
            <translation>lädt</translation>
        </message>
        <message>
            <source>listening</source>
            <translation>hört zu</translation>
        </message>
        <message>
            <source>transcribing</source>
            <translation>transkribiert</translation>
        </message>
        <message>
            <source>what it complains about is tried below</source>
            <translation>was sie bemängelt, wird unten geprüft</translation>
        </message>
        <message>
            <source>version {version}, does not run: the checks do everything by themselves</source>
            <translation>Version {version}, läuft nicht: die Prüfungen machen alles selbst</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>a part of it stopped working</source>
            <translation>ein Teil davon funktioniert nicht mehr</translation>
        </message>
        <message>
            <source>version {version}, runs: {how}</source>
            <translation>Version {version}, läuft: {how}</translation>
        </message>
        <message>
            <source>all of them can be used</source>
            <translation>alle sind verwendbar</translation>
        </message>
        <message>
            <source>{count} of them cannot be used</source>
            <translation>{count} davon sind nicht verwendbar</translation>
        </message>
        <message>
            <source>Choose other values in the settings.</source>
            <translation>Wählen Sie andere Werte in den Einstellungen.</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>The speech model cannot be used.</source>
            <translation>Das Sprachmodell kann nicht verwendet werden.</translation>
        </message>
        <message>
            <source>settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>recordings</source>
            <translation>Aufnahmen</translation>
        </message>
        <message>
            <source>history</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Text into a window</source>
            <translation>Text in ein Fenster</translation>
        </message>
        <message>
            <source>Clipboard</source>
            <translation>Zwischenablage</translation>
        </message>
        <message>
            <source>Latin letters</source>
            <translation>lateinische Buchstaben</translation>
        </message>
        <message>
            <source>umlauts and accents</source>
            <translation>Umlaute und Akzente</translation>
        </message>
        <message>
            <source>Cyrillic</source>
            <translation>Kyrillisch</translation>
        </message>
        <message>
            <source>Chinese, Japanese and Korean</source>
            <translation>Chinesisch, Japanisch und Koreanisch</translation>
        </message>
        <message>
            <source>emoji</source>
            <translation>Emojis</translation>
        </message>
        <message>
            <source>several lines</source>
            <translation>mehrere Zeilen</translation>
        </message>
        <message>
            <source>2,000 characters</source>
            <translation>2.000 Zeichen</translation>
        </message>
        <message>
            <source>no window</source>
            <translation>kein Fenster</translation>
        </message>
        <message>
            <source>The window to try it in did not get the keyboard.</source>
            <translation>Das Testfenster hat die Tastatur nicht bekommen.</translation>
        </message>
        <message>
            <source>The window to try it in lost the keyboard.</source>
            <translation>Das Testfenster hat die Tastatur verloren.</translation>
        </message>
        <message>
            <source>Check again.</source>
            <translation>Prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>{count} characters pasted within {took_ms} ms</source>
            <translation>{count} Zeichen in {took_ms} ms über die Zwischenablage eingefügt</translation>
        </message>
        <message>
            <source>{count} characters typed within {took_ms} ms</source>
            <translation>{count} Zeichen in {took_ms} ms getippt</translation>
        </message>
        <message>
            <source>copied only, as it is set: press Ctrl+V in the window</source>
            <translation>nur kopiert, wie eingestellt: Drücken Sie im Fenster Strg+V</translation>
        </message>
        <message>
            <source>Trying it would replace what is on the clipboard.</source>
            <translation>Der Test würde den Inhalt der Zwischenablage ersetzen.</translation>
        </message>
        <message>
            <source>copied only</source>
            <translation>nur kopiert</translation>
        </message>
        <message>
            <source>On this desktop no program may write into the windows of others.</source>
            <translation>Auf diesem Desktop darf kein Programm in fremde Fenster schreiben.</translation>
        </message>
        <message>
            <source>Press Ctrl+V in the window after dictating.</source>
            <translation>Drücken Sie nach dem Diktieren im Fenster Strg+V.</translation>
        </message>
        <message>
            <source>it could not be tried</source>
            <translation>nicht prüfbar</translation>
        </message>
        <message>
            <source>Check again, and click into the small window when it comes up.</source>
            <translation>Prüfen Sie erneut, und klicken Sie in das kleine Fenster, sobald es erscheint.</translation>
        </message>
        <message>
            <source>{one} and {other}</source>
            <translation>{one} und {other}</translation>
        </message>
        <message>
            <source>{arrivals}, and read back</source>
            <translation>{arrivals}, und zurückgelesen</translation>
        </message>
        <message>
            <source>it did not arrive</source>
            <translation>nicht angekommen</translation>
        </message>
        <message>
            <source>{right} of {count} characters arrived as they were pasted</source>
            <translation>{right} von {count} eingefügten Zeichen kamen richtig an</translation>
        </message>
        <message>
            <source>{right} of {count} characters arrived as they were typed</source>
            <translation>{right} von {count} getippten Zeichen kamen richtig an</translation>
        </message>
        <message>
            <source>The keyboard layout or another program changes what is sent.</source>
            <translation>Die Tastaturbelegung oder ein anderes Programm verändert das Gesendete.</translation>
        </message>
        <message>
            <source>Choose another way to deliver text.</source>
            <translation>Wählen Sie eine andere Art, Text einzufügen.</translation>
        </message>
        <message>
            <source>What is on the clipboard is a password, or too large to be kept.</source>
            <translation>In der Zwischenablage liegt ein Passwort oder etwas, das zum Aufheben zu groß ist.</translation>
        </message>
        <message>
            <source>Copy something else, and check again.</source>
            <translation>Kopieren Sie etwas anderes, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>The app does not run, and what you copied would be lost when this check ends.</source>
            <translation>Die App läuft nicht, und das von Ihnen Kopierte ginge am Ende dieser Prüfung verloren.</translation>
        </message>
        <message>
            <source>Start Dictation, and check again.</source>
            <translation>Starten Sie Dictation, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>left alone</source>
            <translation>nicht angetastet</translation>
        </message>
        <message>
            <source>what was on it is back</source>
            <translation>der vorige Inhalt ist wieder da</translation>
        </message>
        <message>
            <source>it is empty, as before</source>
            <translation>leer wie zuvor</translation>
        </message>
        <message>
            <source>after pasting</source>
            <translation>nach dem Einfügen</translation>
        </message>
        <message>
            <source>it was not needed</source>
            <translation>sie wurde nicht benötigt</translation>
        </message>
        <message>
            <source>{what}, {used}</source>
            <translation>{what}, {used}</translation>
        </message>
        <message>
            <source>not as before</source>
            <translation>nicht wie zuvor</translation>
        </message>
        <message>
            <source>Another program changed the clipboard at the same time, or took what was offered to it.</source>
            <translation>Ein anderes Programm hat die Zwischenablage zugleich geändert oder genommen, was dort lag.</translation>
        </message>
        <message>
            <source>Check again; if it stays so, end programs that watch the clipboard one by one.</source>
            <translation>Prüfen Sie erneut. Bleibt es so, beenden Sie nacheinander die Programme, die die Zwischenablage beobachten.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>no (Wayland)</source>
            <translation>nein (Wayland)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>{session}. Hotkey: {hotkey}. Text: {output}.</source>
            <translation>{session}. Tastenkürzel: {hotkey}. Text: {output}.</translation>
        </message>
        <message>
            <source>On this desktop Wayland lets no program watch the keyboard.</source>
            <translation>Auf diesem Desktop lässt Wayland kein Programm die Tastatur überwachen.</translation>
        </message>
        <message>
            <source>Bind a key to a command instead: `dictation hotkey-lines` tells the lines for your desktop.</source>
            <translation>Belegen Sie stattdessen eine Taste mit einem Befehl: `dictation hotkey-lines` nennt die Zeilen für Ihren Desktop.</translation>
        </message>
        <message>
            <source>This desktop lets no program write into the windows of others.</source>
            <translation>Dieser Desktop lässt kein Programm in fremde Fenster schreiben.</translation>
        </message>
        <message>
            <source>{protocol} without a desktop environment</source>
            <translation>{protocol} ohne Desktop-Umgebung</translation>
        </message>
        <message>
            <source>Mend the model first.</source>
            <translation>Bringen Sie zuerst das Modell in Ordnung.</translation>
        </message>
        <message>
            <source>The model needs about {size}, and {free} are free.</source>
            <translation>Das Modell braucht etwa {size}, frei sind {free}.</translation>
        </message>
        <message>
            <source>Close other programs, and check again.</source>
            <translation>Schließen Sie andere Programme, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>the CPU does the work: {figures}</source>
            <translation>die CPU rechnet: {figures}</translation>
        </message>
        <message>
            <source>The GPU does not work: {problem}</source>
            <translation>Die GPU funktioniert nicht: {problem}</translation>
        </message>
        <message>
            <source>Mend the GPU, or choose the CPU as the device.</source>
            <translation>Bringen Sie die GPU in Ordnung, oder wählen Sie die CPU als Gerät.</translation>
        </message>
        <message>
            <source>{device}: it does not work</source>
            <translation>{device}: funktioniert nicht</translation>
        </message>
        <message>
            <source>The CPU does the work, not the GPU that is set.</source>
            <translation>Es rechnet die CPU, nicht die eingestellte GPU.</translation>
        </message>
        <message>
            <source>Choose another device, or automatic.</source>
            <translation>Wählen Sie ein anderes Gerät oder „Automatisch“.</translation>
        </message>
        <message>
            <source>{device}, {type}: loaded in {load_ms} ms, 5 s of speech understood in {decode_ms} ms, {share:.0%} of the words right</source>
            <translation>{device}, {type}: in {load_ms} ms geladen, 5 s Sprache in {decode_ms} ms erkannt, {share:.0%} der Wörter richtig</translation>
        </message>
        <message>
            <source>{names}, {name}</source>
            <translation>{names}, {name}</translation>
        </message>
        <message>
            <source>{free} of {total} free</source>
            <translation>{free} von {total} frei</translation>
        </message>
        <message>
            <source>{value}, with the model loaded</source>
            <translation>{value}, mit geladenem Modell</translation>
        </message>
        <message>
            <source>The model needs about {size}: it will run with less precision, or on the CPU.</source>
            <translation>Das Modell braucht etwa {size}: Es wird mit geringerer Genauigkeit oder auf der CPU laufen.</translation>
        </message>
        <message>
            <source>Close programs that use the GPU, or choose a smaller model.</source>
            <translation>Schließen Sie Programme, die die GPU verwenden, oder wählen Sie ein kleineres Modell.</translation>
        </message>
        <message>
            <source>Further hotkeys</source>
            <translation>Weitere Tastenkürzel</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>nicht registriert</translation>
        </message>
        <message>
            <source>{key}, granted by the desktop, and seen</source>
            <translation>{key}, vom Desktop gewährt und erkannt</translation>
        </message>
        <message>
            <source>{key}, granted by the desktop, not seen yet</source>
            <translation>{key}, vom Desktop gewährt, noch nicht erkannt</translation>
        </message>
        <message>
            <source>Some desktops grant a key and never tell that it is pressed.</source>
            <translation>Manche Desktops gewähren eine Taste und melden nie, dass sie gedrückt wird.</translation>
        </message>
        <message>
            <source>Press it. If nothing happens, bind a key to a command: `dictation hotkey-lines` tells the lines for your desktop.</source>
            <translation>Drücken Sie die Taste. Geschieht nichts, belegen Sie eine Taste mit einem Befehl: `dictation hotkey-lines` nennt die Zeilen für Ihren Desktop.</translation>
        </message>
        <message>
            <source>{key}, read from the keyboards, and seen</source>
            <translation>{key}, von den Tastaturen gelesen und erkannt</translation>
        </message>
        <message>
            <source>{key}, read from the keyboards, not seen yet</source>
            <translation>{key}, von den Tastaturen gelesen, noch nicht erkannt</translation>
        </message>
        <message>
            <source>Where the desktop's portal or a key of the desktop will do, run `dictation settings set hotkey.backend auto` and `sudo gpasswd --delete $USER input`.</source>
            <translation>Wenn das Portal oder eine Taste des Desktops genügt, führen Sie `dictation settings set hotkey.backend auto` und `sudo gpasswd --delete $USER input` aus.</translation>
        </message>
        <message>
            <source>The app does not run, and only it may ask the desktop for the key.</source>
            <translation>Die App läuft nicht, und nur sie darf den Desktop um die Taste bitten.</translation>
        </message>
        <message>
            <source>{key}, registered; not pressed: {why}</source>
            <translation>{key}, registriert; nicht gedrückt: {why}</translation>
        </message>
        <message>
            <source>{key}, registered, pressed and seen within {took_ms} ms</source>
            <translation>{key}, registriert, gedrückt und in {took_ms} ms erkannt</translation>
        </message>
        <message>
            <source>{key}, registered, pressed, seen only in part</source>
            <translation>{key}, registriert, gedrückt, nur teilweise erkannt</translation>
        </message>
        <message>
            <source>{key}, registered, pressed, not seen</source>
            <translation>{key}, registriert, gedrückt, nicht erkannt</translation>
        </message>
        <message>
            <source>Another program takes all keys at the moment.</source>
            <translation>Ein anderes Programm fängt zurzeit alle Tasten ab.</translation>
        </message>
        <message>
            <source>Close menus, screen lockers and virtual machines that hold the keyboard, or choose another key.</source>
            <translation>Schließen Sie Menüs, Bildschirmsperren und virtuelle Maschinen, die die Tastatur festhalten, oder wählen Sie eine andere Taste.</translation>
        </message>
        <message>
            <source>{key} (not registered)</source>
            <translation>{key} (nicht registriert)</translation>
        </message>
        <message>
            <source>{keys}, registered</source>
            <translation>{keys}, registriert</translation>
        </message>
        <message>
            <source>{key}, registered, pressed and seen; {wanted} is set</source>
            <translation>{key}, registriert, gedrückt und erkannt; eingestellt ist {wanted}</translation>
        </message>
        <message>
            <source>The app uses the former key.</source>
            <translation>Die App verwendet die frühere Taste.</translation>
        </message>
        <message>
            <source>Restart Dictation; if it stays so, choose another key.</source>
            <translation>Starten Sie Dictation neu; bleibt es so, wählen Sie eine andere Taste.</translation>
        </message>
        <message>
            <source>The check took too long.</source>
            <translation>Die Prüfung hat zu lange gedauert.</translation>
        </message>
        <message>
            <source>Check again when the machine has less to do.</source>
            <translation>Prüfen Sie erneut, wenn der Computer weniger zu tun hat.</translation>
        </message>
        <message>
            <source>no program is asked to press keys on this system.</source>
            <translation>auf diesem System wird kein Programm gebeten, Tasten zu drücken.</translation>
        </message>
        <message>
            <source>it is a button of the mouse.</source>
            <translation>es ist eine Maustaste.</translation>
        </message>
        <message>
            <source>the keyboard layout has no plain key for it.</source>
            <translation>die Tastaturbelegung hat keine einfache Taste dafür.</translation>
        </message>
        <message>
            <source>A key such as Ctrl or Shift is held down.</source>
            <translation>Eine Taste wie Strg oder Umschalt ist gedrückt.</translation>
        </message>
        <message>
            <source>Let go of it, and check again.</source>
            <translation>Lassen Sie es los, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>it does not open</source>
            <translation>lässt sich nicht öffnen</translation>
        </message>
        <message>
            <source>Unplug it and plug it in again, or choose another one.</source>
            <translation>Ziehen Sie es ab und stecken Sie es wieder an, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>'{name}' opened in {open_ms} ms</source>
            <translation>„{name}“ öffnet nach {open_ms} ms</translation>
        </message>
        <message>
            <source>{opened}, and sends nothing</source>
            <translation>{opened}, sendet aber nichts</translation>
        </message>
        <message>
            <source>Switch it on at the microphone itself and in the sound settings of your desktop, or choose another one.</source>
            <translation>Schalten Sie es am Mikrofon selbst und in den Audioeinstellungen Ihres Desktops ein, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>{opened}, and sends only digital silence</source>
            <translation>{opened}, sendet aber nur digitale Stille</translation>
        </message>
        <message>
            <source>It is muted.</source>
            <translation>Es ist stummgeschaltet.</translation>
        </message>
        <message>
            <source>{opened}, and stops after {sound_ms} ms</source>
            <translation>{opened}, hört nach {sound_ms} ms auf</translation>
        </message>
        <message>
            <source>The device, or the sound system, ended the recording.</source>
            <translation>Das Gerät oder das Soundsystem hat die Aufnahme beendet.</translation>
        </message>
        <message>
            <source>{opened}, first sound after {first_ms} ms, {rate_khz:g} kHz, level {level_db:.0f} dB</source>
            <translation>{opened}, erster Ton nach {first_ms} ms, {rate_khz:g} kHz, Pegel {level_db:.0f} dB</translation>
        </message>
        <message>
            <source>Parts of the sound were lost because the machine was too busy.</source>
            <translation>Ein Teil des Tons ging verloren, weil der Computer zu ausgelastet war.</translation>
        </message>
        <message>
            <source>Close programs that compute much, and check again.</source>
            <translation>Schließen Sie rechenintensive Programme, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>The sound is too loud and gets distorted.</source>
            <translation>Der Ton ist zu laut und wird verzerrt.</translation>
        </message>
        <message>
            <source>Turn the microphone down in the sound settings of your desktop.</source>
            <translation>Stellen Sie das Mikrofon in den Audioeinstellungen Ihres Desktops leiser.</translation>
        </message>
        <message>
            <source>No sound comes from it.</source>
            <translation>Es kommt kein Ton davon.</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>nicht verwendbar</translation>
        </message>
        <message>
            <source>{model}, {size}: {count} files hashed in {took_s:.1f} s, all as published</source>
            <translation>{model}, {size}: {count} Dateien in {took_s:.1f} s geprüft, alle wie veröffentlicht</translation>
        </message>
        <message>
            <source>{model}, {size}: {count} files hashed in {took_s:.1f} s, all as they were when it was installed</source>
            <translation>{model}, {size}: {count} Dateien in {took_s:.1f} s geprüft, alle wie bei der Installation</translation>
        </message>
        <message>
            <source>Disk space</source>
            <translation>Speicherplatz</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Folder of the {what}</source>
            <translation>Ordner: {what}</translation>
        </message>
        <message>
            <source>{path} cannot be written</source>
            <translation>{path} ist nicht beschreibbar</translation>
        </message>
        <message>
            <source>Make it yours again, with the right to write: see its properties in the file manager.</source>
            <translation>Machen Sie sich wieder zum Besitzer mit Schreibrecht: siehe Eigenschaften im Dateimanager.</translation>
        </message>
        <message>
            <source>{path} can be written</source>
            <translation>{path} ist beschreibbar</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>The disk does not answer: {reason}.</source>
            <translation>Der Datenträger antwortet nicht: {reason}.</translation>
        </message>
        <message>
            <source>Check that it is plugged in.</source>
            <translation>Prüfen Sie, ob er angeschlossen ist.</translation>
        </message>
        <message>
            <source>{size} free for recordings and the history</source>
            <translation>{size} frei für Aufnahmen und Verlauf</translation>
        </message>
        <message>
            <source>nothing free for recordings and the history</source>
            <translation>kein Platz für Aufnahmen und Verlauf</translation>
        </message>
        <message>
            <source>The disk is full: what you say cannot be kept.</source>
            <translation>Der Datenträger ist voll: Was Sie sagen, kann nicht aufbewahrt werden.</translation>
        </message>
        <message>
            <source>The disk is nearly full.</source>
            <translation>Der Datenträger ist fast voll.</translation>
        </message>
        <message>
            <source>Delete what you do not need until {size} are free.</source>
            <translation>Löschen Sie nicht Benötigtes, bis {size} frei sind.</translation>
        </message>
        <message>
            <source>the system does not tell how much is free</source>
            <translation>das System verrät nicht, wie viel frei ist</translation>
        </message>
        <message>
            <source>{size} free</source>
            <translation>{size} frei</translation>
        </message>
        <message>
            <source>Dictation needs about {size}.</source>
            <translation>Dictation braucht etwa {size}.</translation>
        </message>
        <message>
            <source>Close other programs, or choose a smaller model.</source>
            <translation>Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell.</translation>
        </message>
        <message>
            <source>Dictation's own window kept the keyboard.</source>
            <translation>Das Fenster von Dictation selbst behielt die Tastatur.</translation>
        </message>
        <message>
            <source>Close it, and check again.</source>
            <translation>Schließen Sie es, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>The app did not say what became of the text.</source>
            <translation>Die App hat nicht gemeldet, was aus dem Text wurde.</translation>
        </message>
        <message>
            <source>The text did not reach the window.</source>
            <translation>Der Text hat das Fenster nicht erreicht.</translation>
        </message>
        <message>
            <source>Text by pasting</source>
            <translation>Text durch Einfügen</translation>
        </message>
        <message>
            <source>Text by typing</source>
            <translation>Text durch Tippen</translation>
        </message>
        <message>
            <source>Choose pasting as the way to deliver text.</source>
            <translation>Wählen Sie das Einfügen als Art, Text zu übergeben.</translation>
        </message>
        <message>
            <source>Choose typing as the way to deliver text.</source>
            <translation>Wählen Sie das Tippen als Art, Text zu übergeben.</translation>
        </message>
        <message>
            <source>This system has no way to paste.</source>
            <translation>Auf diesem System kann nicht eingefügt werden.</translation>
        </message>
        <message>
            <source>This system has no way to type.</source>
            <translation>Auf diesem System kann nicht getippt werden.</translation>
        </message>
        <message>
            <source>not possible here</source>
            <translation>hier nicht möglich</translation>
        </message>
        <message>
            <source>{kinds}: read back within {took_ms} ms</source>
            <translation>{kinds}: nach {took_ms} ms zurückgelesen</translation>
        </message>
        <message>
            <source>not as they were sent: {kinds}</source>
            <translation>nicht so, wie gesendet: {kinds}</translation>
        </message>
        <message>
            <source>not pasted: {kinds}</source>
            <translation>nicht eingefügt: {kinds}</translation>
        </message>
        <message>
            <source>not typed: {kinds}</source>
            <translation>nicht getippt: {kinds}</translation>
        </message>
        <message>
            <source>not tried: {kinds}</source>
            <translation>nicht versucht: {kinds}</translation>
        </message>
        <message>
            <source>It took too long.</source>
            <translation>Es dauerte zu lange.</translation>
        </message>
        <message>
            <source>Install it: `python3 installers/bootstrap.py run --with encryption`.</source>
            <translation>Installieren Sie es: `python3 installers/bootstrap.py run --with encryption`.</translation>
        </message>
        <message>
            <source>Whether the history is encrypted cannot be told: {reason}.</source>
            <translation>Ob der Verlauf verschlüsselt ist, lässt sich nicht feststellen: {reason}.</translation>
        </message>
        <message>
            <source>Check the permissions of {parent}. It is tried again.</source>
            <translation>Prüfen Sie die Berechtigungen von {parent}. Es wird erneut versucht.</translation>
        </message>
        <message>
            <source>It is damaged, or gone</source>
            <translation>Sie ist beschädigt oder fehlt</translation>
        </message>
        <message>
            <source>It is not that of '{name}'</source>
            <translation>Sie gehört nicht zu „{name}“</translation>
        </message>
        <message>
            <source>The history is encrypted, and '{name}' in {folder} cannot be read: {reason}.</source>
            <translation>Der Verlauf ist verschlüsselt, und „{name}“ in {folder} ist nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>Put it back from a backup. Nothing of the history was changed.</source>
            <translation>Stellen Sie die Datei aus einer Sicherung wieder her. Am Verlauf wurde nichts geändert.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' is not installed.</source>
            <translation>Der Verlauf ist verschlüsselt, und das Extra „encryption“ ist nicht installiert.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the system's keyring has not given its key yet.</source>
            <translation>Der Verlauf ist verschlüsselt, und der Schlüsselbund des Systems hat den Schlüssel noch nicht herausgegeben.</translation>
        </message>
        <message>
            <source>If the keyring shows a dialog, answer it.</source>
            <translation>Zeigt der Schlüsselbund einen Dialog, beantworten Sie ihn.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' that reads it is not installed.</source>
            <translation>Der Verlauf ist verschlüsselt, und das Extra „encryption“, das ihn liest, ist nicht installiert.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the key in the system's keyring is not its own.</source>
            <translation>Der Verlauf ist verschlüsselt, und der Schlüssel im Schlüsselbund des Systems passt nicht dazu.</translation>
        </message>
        <message>
            <source>The history is encrypted, and its key is not in the keyring.</source>
            <translation>Der Verlauf ist verschlüsselt, und sein Schlüssel ist nicht im Schlüsselbund.</translation>
        </message>
        <message>
            <source>Put the keyring back that it was made with; nothing of the history was changed. If the key is lost: `dictation history set-aside`.</source>
            <translation>Stellen Sie den Schlüsselbund wieder her, mit dem er verschlüsselt wurde; am Verlauf wurde nichts geändert. Ist der Schlüssel verloren: `dictation history set-aside`.</translation>
        </message>
        <message>
            <source>The history cannot be encrypted: the extra 'encryption' is not installed.</source>
            <translation>Der Verlauf kann nicht verschlüsselt werden: Das Extra „encryption“ ist nicht installiert.</translation>
        </message>
        <message>
            <source>The history cannot be encrypted: this system has no keyring that would keep the key.</source>
            <translation>Der Verlauf kann nicht verschlüsselt werden: Dieses System hat keinen Schlüsselbund, der den Schlüssel verwahren würde.</translation>
        </message>
        <message>
            <source>Set one up (GNOME Keyring, KWallet, the keychain of your system) and try again.</source>
            <translation>Richten Sie einen ein (GNOME-Schlüsselbund, KWallet, den Ihres Systems), und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the system's keyring does not answer.</source>
            <translation>Der Verlauf ist verschlüsselt, und der Schlüsselbund des Systems antwortet nicht.</translation>
        </message>
        <message>
            <source>If it shows a dialog, answer that.</source>
            <translation>Zeigt er einen Dialog, beantworten Sie diesen.</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used now ({error}).</source>
            <translation>Der Schlüsselbund des Systems ist derzeit nicht verwendbar ({error}).</translation>
        </message>
        <message>
            <source>Unlock it and try again.</source>
            <translation>Entsperren Sie ihn, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>It is encrypted, and the extra 'encryption' that reads it is not installed.</source>
            <translation>Er ist verschlüsselt, und das Extra „encryption“, das ihn liest, ist nicht installiert.</translation>
        </message>
        <message>
            <source>speech engine</source>
            <translation>Spracherkennung</translation>
        </message>
        <message>
            <source>Faster-Whisper (CPU, NVIDIA)</source>
            <translation>Faster-Whisper (CPU, NVIDIA)</translation>
        </message>
        <message>
            <source>The list of models cannot be read ({reason}).</source>
            <translation>Die Modellliste ist nicht lesbar ({reason}).</translation>
        </message>
        <message>
            <source>Install the app again.</source>
            <translation>Installieren Sie die App neu.</translation>
        </message>
        <message>
            <source>There is no model '{name}'.</source>
            <translation>Das Modell „{name}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no cuBLAS for this system.</source>
            <translation>Für dieses System gibt es kein cuBLAS.</translation>
        </message>
        <message>
            <source>The CPU does the work here.</source>
            <translation>Hier rechnet die CPU.</translation>
        </message>
        <message>
            <source>cuBLAS could not be fetched: the package index {reason}.</source>
            <translation>cuBLAS konnte nicht heruntergeladen werden: Das Paketverzeichnis {reason}.</translation>
        </message>
        <message>
            <source>Check the network connection and try again, or `pip install {package}`.</source>
            <translation>Prüfen Sie die Netzwerkverbindung, und versuchen Sie es erneut, oder: `pip install {package}`.</translation>
        </message>
        <message>
            <source>cuBLAS needs {size} on the disk while it is installed, and {free} are free.</source>
            <translation>cuBLAS braucht während der Installation {size} auf dem Datenträger, frei sind {free}.</translation>
        </message>
        <message>
            <source>Free some space for {home}.</source>
            <translation>Schaffen Sie Platz für {home}.</translation>
        </message>
        <message>
            <source>cuBLAS could not be written: the disk is full.</source>
            <translation>cuBLAS konnte nicht geschrieben werden: Der Datenträger ist voll.</translation>
        </message>
        <message>
            <source>Free some space.</source>
            <translation>Schaffen Sie Platz.</translation>
        </message>
        <message>
            <source>The folder {home} cannot be used: {reason}.</source>
            <translation>Der Ordner {home} kann nicht verwendet werden: {reason}.</translation>
        </message>
        <message>
            <source>Check its permissions, and quit the app where it uses the GPU.</source>
            <translation>Prüfen Sie seine Berechtigungen, und beenden Sie die App, falls sie die GPU verwendet.</translation>
        </message>
        <message>
            <source>The CPU is used, as `engine.device` says.</source>
            <translation>Die CPU wird verwendet, wie in `engine.device` festgelegt.</translation>
        </message>
        <message>
            <source>{device} is used, as `engine.device` says.</source>
            <translation>{device} wird verwendet, wie in `engine.device` festgelegt.</translation>
        </message>
        <message>
            <source>{gpu} is used, as `engine.device` says.</source>
            <translation>{gpu} wird verwendet, wie in `engine.device` festgelegt.</translation>
        </message>
        <message>
            <source>CUDA does not see {gpu}, which `engine.device` names</source>
            <translation>CUDA sieht {gpu} (in `engine.device` festgelegt) nicht</translation>
        </message>
        <message>
            <source>Look at CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER, or choose another device.</source>
            <translation>Prüfen Sie CUDA_VISIBLE_DEVICES und CUDA_DEVICE_ORDER, oder wählen Sie ein anderes Gerät.</translation>
        </message>
        <message>
            <source>The GPU that `engine.device` names is not found in this machine</source>
            <translation>Die in `engine.device` festgelegte GPU ist in diesem Computer nicht zu finden</translation>
        </message>
        <message>
            <source>Put it back, or choose another device; `dictation gpu list` shows those there are.</source>
            <translation>Bauen Sie sie wieder ein, oder wählen Sie ein anderes Gerät; `dictation gpu list` zeigt die vorhandenen.</translation>
        </message>
        <message>
            <source>{reason}, so the CPU is used.</source>
            <translation>{reason}, daher wird die CPU verwendet.</translation>
        </message>
        <message>
            <source>{reason}, so the CPU is used. {step}</source>
            <translation>{reason}, daher wird die CPU verwendet. {step}</translation>
        </message>
        <message>
            <source>The CPU is used: NVIDIA's driver tells of no GPU.</source>
            <translation>Die CPU wird verwendet: Der NVIDIA-Treiber meldet keine GPU.</translation>
        </message>
        <message>
            <source>The engine chooses by itself: CUDA_VISIBLE_DEVICES or CUDA_DEVICE_ORDER hides which GPUs it may use.</source>
            <translation>Die Spracherkennung wählt selbst: CUDA_VISIBLE_DEVICES oder CUDA_DEVICE_ORDER verbirgt, welche GPUs sie verwenden darf.</translation>
        </message>
        <message>
            <source>{gpu} is used: a GPU is many times faster than the CPU.</source>
            <translation>{gpu} wird verwendet: Eine GPU ist um ein Vielfaches schneller als die CPU.</translation>
        </message>
        <message>
            <source>{gpu} is used: of {count} GPUs it is the one that works.</source>
            <translation>{gpu} wird verwendet: von {count} GPUs die, die funktioniert.</translation>
        </message>
        <message>
            <source>{gpu} is used: of {count} GPUs it has the most free memory ({free}).</source>
            <translation>{gpu} wird verwendet: von {count} GPUs die mit dem meisten freien Speicher ({free}).</translation>
        </message>
        <message>
            <source>The CPU is used while '{program}' runs, which gets the GPU to itself (`engine.gpu_yields_to`).</source>
            <translation>Die CPU wird verwendet, solange „{program}“ läuft; dieses Programm hat die GPU für sich (`engine.gpu_yields_to`).</translation>
        </message>
        <message>
            <source>Dictation goes on with the CPU until the device is chosen again.</source>
            <translation>Dictation arbeitet mit der CPU weiter, bis das Gerät neu gewählt wird.</translation>
        </message>
        <message>
            <source>The CPU is used, because the GPU failed: {message}</source>
            <translation>Die CPU wird verwendet, weil die GPU ausgefallen ist: {message}</translation>
        </message>
        <message>
            <source>Dictation goes on there with a simpler search, which needs less memory.</source>
            <translation>Dictation arbeitet dort mit einer einfacheren Suche weiter, die weniger Speicher braucht.</translation>
        </message>
        <message>
            <source>A simpler search is used, because the usual one failed: {message}</source>
            <translation>Eine einfachere Suche wird verwendet, weil die übliche gescheitert ist: {message}</translation>
        </message>
        <message>
            <source>Dictation goes on there in {compute_type}.</source>
            <translation>Dictation arbeitet dort mit {compute_type} weiter.</translation>
        </message>
        <message>
            <source>{compute_type} is used, because {failed_type} failed: {message}</source>
            <translation>{compute_type} wird verwendet, weil {failed_type} gescheitert ist: {message}</translation>
        </message>
        <message>
            <source>The CPU is used, because {gpu} failed before: {message}</source>
            <translation>Die CPU wird verwendet, weil {gpu} zuvor ausgefallen ist: {message}</translation>
        </message>
        <message>
            <source>{gpu} is used in {compute_type}, because more failed before: {message}</source>
            <translation>{gpu} wird mit {compute_type} verwendet, weil mehr zuvor gescheitert ist: {message}</translation>
        </message>
        <message>
            <source>allowed (`engine.gpu_memory_mb`)</source>
            <translation>erlaubt (`engine.gpu_memory_mb`)</translation>
        </message>
        <message>
            <source>free</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>The model '{model}' needs about {size} on {name}, where {room} are {bound}</source>
            <translation>Das Modell „{model}“ braucht etwa {size} auf {name}, dort sind {room} {bound}</translation>
        </message>
        <message>
            <source>{cause}, so it runs in {type}, which needs {size}.</source>
            <translation>{cause}, daher läuft es mit {type}, was {size} braucht.</translation>
        </message>
        <message>
            <source>{cause}, so the CPU is used.</source>
            <translation>{cause}, daher wird die CPU verwendet.</translation>
        </message>
        <message>
            <source>{why} Choose a smaller model, or close programs that use the GPU.</source>
            <translation>{why} Wählen Sie ein kleineres Modell, oder schließen Sie Programme, die die GPU verwenden.</translation>
        </message>
        <message>
            <source>Which devices there are could not be found out; the log has the details.</source>
            <translation>Welche Geräte es gibt, ließ sich nicht feststellen; Einzelheiten stehen im Protokoll.</translation>
        </message>
        <message>
            <source>gave an answer that cannot be understood</source>
            <translation>gab eine unverständliche Antwort</translation>
        </message>
        <message>
            <source>broke off</source>
            <translation>brach ab</translation>
        </message>
        <message>
            <source>is longer than {size} bytes</source>
            <translation>ist länger als {size} Byte</translation>
        </message>
        <message>
            <source>{reason}; what has come is kept, and the next try goes on from there</source>
            <translation>{reason}; was angekommen ist, bleibt erhalten, und der nächste Versuch macht dort weiter</translation>
        </message>
        <message>
            <source>has {size} bytes instead of {bytes}</source>
            <translation>hat {size} statt {bytes} Byte</translation>
        </message>
        <message>
            <source>offers {size} more, where {free} are free on the disk</source>
            <translation>bietet {size} mehr, auf dem Datenträger sind {free} frei</translation>
        </message>
        <message>
            <source>The model '{model}' is not installed.</source>
            <translation>Das Modell „{model}“ ist nicht installiert.</translation>
        </message>
        <message>
            <source>Fetch it with `dictation models fetch {model}`.</source>
            <translation>Laden Sie es herunter: `dictation models fetch {model}`.</translation>
        </message>
        <message>
            <source>The model '{model}' understands English only.</source>
            <translation>Das Modell „{model}“ versteht nur Englisch.</translation>
        </message>
        <message>
            <source>Choose a model without '.en' in its name, or the language en.</source>
            <translation>Wählen Sie ein Modell ohne „.en“ im Namen oder die Sprache en.</translation>
        </message>
        <message>
            <source>The model '{model}' does not know the language '{language}'.</source>
            <translation>Das Modell „{model}“ kennt die Sprache „{language}“ nicht.</translation>
        </message>
        <message>
            <source>Use a code such as en, de or fr, or auto.</source>
            <translation>Verwenden Sie ein Kürzel wie en, de oder fr, oder auto.</translation>
        </message>
        <message>
            <source>The GPU that `engine.device` names is not found in this machine.</source>
            <translation>Die in `engine.device` festgelegte GPU ist in diesem Computer nicht zu finden.</translation>
        </message>
        <message>
            <source>CUDA does not see {gpu}, which `engine.device` names.</source>
            <translation>CUDA sieht {gpu} (in `engine.device` festgelegt) nicht.</translation>
        </message>
        <message>
            <source>The GPU cannot be used because NVIDIA's cuBLAS 12 is not installed.</source>
            <translation>Die GPU kann nicht verwendet werden, weil cuBLAS 12 von NVIDIA nicht installiert ist.</translation>
        </message>
        <message>
            <source>Run `dictation gpu install-runtime`, or set `engine.device` to cpu.</source>
            <translation>Führen Sie `dictation gpu install-runtime` aus, oder setzen Sie `engine.device` auf cpu.</translation>
        </message>
        <message>
            <source>There is not enough memory for the model '{model}' on {device}.</source>
            <translation>Auf {device} reicht der Speicher für das Modell „{model}“ nicht.</translation>
        </message>
        <message>
            <source>Choose a smaller model, or close programs that use much memory.</source>
            <translation>Wählen Sie ein kleineres Modell, oder schließen Sie speicherhungrige Programme.</translation>
        </message>
        <message>
            <source>The GPU cannot be used: NVIDIA's driver is missing or too old for CUDA 12.</source>
            <translation>Die GPU kann nicht verwendet werden: Der NVIDIA-Treiber fehlt oder ist zu alt für CUDA 12.</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu, or update the driver.</source>
            <translation>Setzen Sie `engine.device` auf cpu, oder aktualisieren Sie den Treiber.</translation>
        </message>
        <message>
            <source>The GPU does not answer, as it may after the machine has slept.</source>
            <translation>Die GPU antwortet nicht; das kommt nach dem Ruhezustand des Computers vor.</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu, or start the machine again.</source>
            <translation>Setzen Sie `engine.device` auf cpu, oder starten Sie den Computer neu.</translation>
        </message>
        <message>
            <source>There is no device '{device}' on this machine.</source>
            <translation>In diesem Computer gibt es kein Gerät „{device}“.</translation>
        </message>
        <message>
            <source>`dictation devices` lists those there are.</source>
            <translation>`dictation devices` zeigt die vorhandenen.</translation>
        </message>
        <message>
            <source>This GPU is too old or too new for the engine.</source>
            <translation>Diese GPU ist für die Spracherkennung zu alt oder zu neu.</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu.</source>
            <translation>Setzen Sie `engine.device` auf cpu.</translation>
        </message>
        <message>
            <source>The engine that is installed here cannot use a GPU.</source>
            <translation>Die hier installierte Spracherkennung kann keine GPU verwenden.</translation>
        </message>
        <message>
            <source>{device} cannot compute in '{type}'.</source>
            <translation>{device} kann nicht mit „{type}“ rechnen.</translation>
        </message>
        <message>
            <source>Set `engine.compute_type` to auto; `dictation devices` lists what each device can do.</source>
            <translation>Setzen Sie `engine.compute_type` auf auto; `dictation devices` zeigt, was jedes Gerät kann.</translation>
        </message>
        <message>
            <source>The model '{model}' is damaged or was made for another engine.</source>
            <translation>Das Modell „{model}“ ist beschädigt oder für eine andere Spracherkennung gemacht.</translation>
        </message>
        <message>
            <source>Fetch it again with `dictation models fetch {model}`.</source>
            <translation>Laden Sie es erneut herunter: `dictation models fetch {model}`.</translation>
        </message>
        <message>
            <source>The GPU stopped working ({reason}).</source>
            <translation>Die GPU funktioniert nicht mehr ({reason}).</translation>
        </message>
        <message>
            <source>Set `engine.device` to cpu, or start the app again.</source>
            <translation>Setzen Sie `engine.device` auf cpu, oder starten Sie die App neu.</translation>
        </message>
        <message>
            <source>The speech engine failed: {reason}.</source>
            <translation>Die Spracherkennung ist ausgefallen: {reason}.</translation>
        </message>
        <message>
            <source>Start the app again.</source>
            <translation>Starten Sie die App neu.</translation>
        </message>
        <message>
            <source>No speech was heard, only sound in which the model saw words.</source>
            <translation>Es wurde keine Sprache gehört, nur Geräusche, in denen das Modell Wörter sah.</translation>
        </message>
        <message>
            <source>Hardly any speech was heard; the text is most likely invented.</source>
            <translation>Es wurde kaum Sprache gehört; der Text ist höchstwahrscheinlich erfunden.</translation>
        </message>
        <message>
            <source>Most likely nobody spoke; the text looks like what the model writes then.</source>
            <translation>Höchstwahrscheinlich hat niemand gesprochen; der Text sieht aus wie das, was das Modell dann schreibt.</translation>
        </message>
        <message>
            <source>It is started again with the next dictation; a smaller model needs less memory.</source>
            <translation>Sie wird mit dem nächsten Diktat neu gestartet; ein kleineres Modell braucht weniger Speicher.</translation>
        </message>
        <message>
            <source>loading the model</source>
            <translation>beim Laden des Modells</translation>
        </message>
        <message>
            <source>decoding</source>
            <translation>beim Dekodieren</translation>
        </message>
        <message>
            <source>The speech engine was ended.</source>
            <translation>Die Spracherkennung wurde beendet.</translation>
        </message>
        <message>
            <source>The speech engine did not answer for {timeout_s:.0f} s while {doing}.</source>
            <translation>Die Spracherkennung hat {doing} {timeout_s:.0f} s lang nicht geantwortet.</translation>
        </message>
        <message>
            <source>signal {number}</source>
            <translation>Signal {number}</translation>
        </message>
        <message>
            <source>exit code {code}</source>
            <translation>Exitcode {code}</translation>
        </message>
        <message>
            <source>The speech engine ended while {doing} ({why}).</source>
            <translation>Die Spracherkennung hat sich {doing} beendet ({why}).</translation>
        </message>
        <message>
            <source>The model '{model}' takes {size} of memory, and {allowed} are allowed.</source>
            <translation>Das Modell „{model}“ braucht {size} Speicher, erlaubt sind {allowed}.</translation>
        </message>
        <message>
            <source>Choose a smaller model, or allow more (setting `engine.memory_mb`).</source>
            <translation>Wählen Sie ein kleineres Modell, oder erlauben Sie mehr (Einstellung `engine.memory_mb`).</translation>
        </message>
        <message>
            <source>The speech engine took {used} of memory, and {allowed} are allowed (setting `engine.memory_mb`). It was ended, and is started again with the next dictation.</source>
            <translation>Die Spracherkennung belegte {used} Arbeitsspeicher, erlaubt sind {allowed} (Einstellung `engine.memory_mb`). Sie wurde beendet und startet mit dem nächsten Diktat neu.</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>is not the published file (its SHA-256 differs)</source>
            <translation>ist nicht die veröffentlichte Datei (SHA-256 weicht ab)</translation>
        </message>
        <message>
            <source>is no JSON</source>
            <translation>ist kein gültiges JSON</translation>
        </message>
        <message>
            <source>The folder of the models, {folder}, is not there.</source>
            <translation>Der Ordner der Modelle, {folder}, ist nicht da.</translation>
        </message>
        <message>
            <source>Plug in its disk, or run `dictation models place --forget` to begin anew in the first folder.</source>
            <translation>Schließen Sie seinen Datenträger an, oder beginnen Sie mit `dictation models place --forget` im ersten Ordner neu.</translation>
        </message>
        <message>
            <source>does not exist</source>
            <translation>existiert nicht</translation>
        </message>
        <message>
            <source>has no file {missing}</source>
            <translation>hat keine Datei {missing}</translation>
        </message>
        <message>
            <source>is not as it was when it was installed</source>
            <translation>ist nicht mehr wie bei der Installation</translation>
        </message>
        <message>
            <source>cannot be read back from the new folder</source>
            <translation>lässt sich aus dem neuen Ordner nicht zurücklesen</translation>
        </message>
        <message>
            <source>a download that is not finished</source>
            <translation>ein unfertiger Download</translation>
        </message>
        <message>
            <source>a damaged model</source>
            <translation>ein beschädigtes Modell</translation>
        </message>
        <message>
            <source>what a removed or moved model left</source>
            <translation>Reste eines entfernten oder verschobenen Modells</translation>
        </message>
        <message>
            <source>cannot be used: its address is not encrypted (https)</source>
            <translation>kann nicht verwendet werden: die Adresse ist nicht verschlüsselt (https)</translation>
        </message>
        <message>
            <source>is switched off (HF_HUB_OFFLINE is set)</source>
            <translation>ist abgeschaltet (HF_HUB_OFFLINE ist gesetzt)</translation>
        </message>
        <message>
            <source>is no web address (https://…)</source>
            <translation>ist keine Webadresse (https://…)</translation>
        </message>
        <message>
            <source>{why}, and not every checksum of this model is known beforehand</source>
            <translation>{why}, und nicht jede Prüfsumme dieses Modells ist vorab bekannt</translation>
        </message>
        <message>
            <source>offers {size}, more than the disk has room for</source>
            <translation>bietet {size}, mehr als auf den Datenträger passt</translation>
        </message>
        <message>
            <source>A folder with model.bin, config.json, tokenizer.json and a vocabulary is needed (CTranslate2 form).</source>
            <translation>Nötig ist ein Ordner mit model.bin, config.json, tokenizer.json und einem Vokabular (CTranslate2-Format).</translation>
        </message>
        <message>
            <source>There is no folder {folder}.</source>
            <translation>Den Ordner {folder} gibt es nicht.</translation>
        </message>
        <message>
            <source>Check its name.</source>
            <translation>Prüfen Sie seinen Namen.</translation>
        </message>
        <message>
            <source>{folder} is no model in CTranslate2 form: {why}.</source>
            <translation>{folder} ist kein Modell im CTranslate2-Format: {why}.</translation>
        </message>
        <message>
            <source>The model in {folder} has no file tokenizer.json.</source>
            <translation>Dem Modell in {folder} fehlt die Datei tokenizer.json.</translation>
        </message>
        <message>
            <source>Copy it there from the model it was converted from, or convert again with --copy_files tokenizer.json.</source>
            <translation>Kopieren Sie sie aus dem ursprünglichen Modell dorthin, oder konvertieren Sie erneut mit --copy_files tokenizer.json.</translation>
        </message>
        <message>
            <source>{folder} holds no model: it has no file {missing}.</source>
            <translation>{folder} enthält kein Modell: Die Datei {missing} fehlt.</translation>
        </message>
        <message>
            <source>The file model.bin in {folder} {problem}.</source>
            <translation>Die Datei model.bin in {folder} {problem}.</translation>
        </message>
        <message>
            <source>it is a file</source>
            <translation>es ist eine Datei</translation>
        </message>
        <message>
            <source>Name the folder that holds the model.</source>
            <translation>Geben Sie den Ordner an, der das Modell enthält.</translation>
        </message>
        <message>
            <source>it is in the form of the Transformers library</source>
            <translation>es hat das Format der Transformers-Bibliothek</translation>
        </message>
        <message>
            <source>Convert it with `{command}`, and import what comes out.</source>
            <translation>Konvertieren Sie es mit `{command}`, und importieren Sie das Ergebnis.</translation>
        </message>
        <message>
            <source>Take the original model (Transformers form) and convert it with `ct2-transformers-converter`.</source>
            <translation>Nehmen Sie das ursprüngliche Modell (Transformers-Format), und konvertieren Sie es mit `ct2-transformers-converter`.</translation>
        </message>
        <message>
            <source>{file} belongs to whisper.cpp, and cannot be converted</source>
            <translation>{file} gehört zu whisper.cpp und lässt sich nicht konvertieren</translation>
        </message>
        <message>
            <source>{file} is in ONNX form, and cannot be converted</source>
            <translation>{file} hat das ONNX-Format und lässt sich nicht konvertieren</translation>
        </message>
        <message>
            <source>{file} belongs to NeMo, and is no Whisper model</source>
            <translation>{file} gehört zu NeMo und ist kein Whisper-Modell</translation>
        </message>
        <message>
            <source>Choose a Whisper model.</source>
            <translation>Wählen Sie ein Whisper-Modell.</translation>
        </message>
        <message>
            <source>{file} is in the form of OpenAI's own program</source>
            <translation>{file} hat das Format von OpenAIs eigenem Programm</translation>
        </message>
        <message>
            <source>Convert it with `{command}`, and what comes out with `ct2-transformers-converter`.</source>
            <translation>Konvertieren Sie es mit `{command}` und das Ergebnis mit `ct2-transformers-converter`.</translation>
        </message>
        <message>
            <source>A model cannot be named '{name}'.</source>
            <translation>Ein Modell kann nicht „{name}“ heißen.</translation>
        </message>
        <message>
            <source>Use letters, digits, dots and hyphens (--name), beginning with a letter or a digit.</source>
            <translation>Verwenden Sie Buchstaben, Ziffern, Punkte und Bindestriche (--name), am Anfang einen Buchstaben oder eine Ziffer.</translation>
        </message>
        <message>
            <source>the own folder</source>
            <translation>der eigene Ordner</translation>
        </message>
        <message>
            <source>{place} {reason}</source>
            <translation>{place} {reason}</translation>
        </message>
        <message>
            <source>Check the network connection, or copy the model's files into {target} and try again.</source>
            <translation>Prüfen Sie die Netzwerkverbindung, oder kopieren Sie die Dateien des Modells nach {target}, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Free some space for {folder}.</source>
            <translation>Schaffen Sie Platz für {folder}.</translation>
        </message>
        <message>
            <source>Import it again: `dictation models import FOLDER`.</source>
            <translation>Importieren Sie es erneut: `dictation models import FOLDER`.</translation>
        </message>
        <message>
            <source>Name a folder that holds a whole copy of this model.</source>
            <translation>Geben Sie einen Ordner an, der dieses Modell vollständig enthält.</translation>
        </message>
        <message>
            <source>no place that it could be fetched from is set</source>
            <translation>es ist keine Quelle dafür eingestellt</translation>
        </message>
        <message>
            <source>{reasons}; {more}</source>
            <translation>{reasons}; {more}</translation>
        </message>
        <message>
            <source>The model '{name}' could not be fetched: {why}.</source>
            <translation>Das Modell „{name}“ konnte nicht heruntergeladen werden: {why}.</translation>
        </message>
        <message>
            <source>the folder {folder}</source>
            <translation>der Ordner {folder}</translation>
        </message>
        <message>
            <source>The model in {folder} could not be imported: {reason}.</source>
            <translation>Das Modell in {folder} konnte nicht importiert werden: {reason}.</translation>
        </message>
        <message>
            <source>Choose a whole copy.</source>
            <translation>Wählen Sie eine vollständige Kopie.</translation>
        </message>
        <message>
            <source>the own address ({host})</source>
            <translation>die eigene Adresse ({host})</translation>
        </message>
        <message>
            <source>the package index</source>
            <translation>das Paketverzeichnis</translation>
        </message>
        <message>
            <source>the hub mirror</source>
            <translation>der Spiegelserver des Hubs</translation>
        </message>
        <message>
            <source>the model hub</source>
            <translation>der Modell-Hub</translation>
        </message>
        <message>
            <source>The model '{name}' takes {size}; the others take {others}, and {allowed} are allowed together.</source>
            <translation>Das Modell „{name}“ braucht {size}; die anderen belegen {others}, und zusammen sind {allowed} erlaubt.</translation>
        </message>
        <message>
            <source>Remove one that you do not need, or allow more (setting `models.folder_mb`).</source>
            <translation>Entfernen Sie ein nicht benötigtes, oder erlauben Sie mehr (Einstellung `models.folder_mb`).</translation>
        </message>
        <message>
            <source>needs {size} on the disk, where {free} are free</source>
            <translation>braucht {size} auf dem Datenträger, frei sind {free}</translation>
        </message>
        <message>
            <source>{place} holds a wrong file: {file} {reason}</source>
            <translation>{place} enthält eine falsche Datei: {file} {reason}</translation>
        </message>
        <message>
            <source>The files of the model '{model}' were put there or changed since they were last checked.</source>
            <translation>Die Dateien des Modells „{model}“ wurden seit der letzten Prüfung dort abgelegt oder geändert.</translation>
        </message>
        <message>
            <source>Run `dictation models verify {model}` before you move the models.</source>
            <translation>Führen Sie `dictation models verify {model}` aus, bevor Sie die Modelle verschieben.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: nothing can be there.</source>
            <translation>Die Modelle können nicht nach {target} verschoben werden: Dort kann nichts liegen.</translation>
        </message>
        <message>
            <source>The models stay in {old}: {name} {reason}.</source>
            <translation>Die Modelle bleiben in {old}: {name} {reason}.</translation>
        </message>
        <message>
            <source>Run `dictation models verify`; if all are in order, the new disk is not.</source>
            <translation>Führen Sie `dictation models verify` aus; sind alle in Ordnung, ist es der neue Datenträger nicht.</translation>
        </message>
        <message>
            <source>The models stay in {old}: the disk is full.</source>
            <translation>Die Modelle bleiben in {old}: Der Datenträger ist voll.</translation>
        </message>
        <message>
            <source>Free some space in {target}.</source>
            <translation>Schaffen Sie Platz in {target}.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: one of the folders lies in the other.</source>
            <translation>Die Modelle können nicht nach {target} verschoben werden: Einer der Ordner liegt im anderen.</translation>
        </message>
        <message>
            <source>Choose a folder outside of it.</source>
            <translation>Wählen Sie einen Ordner außerhalb davon.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: it is a file.</source>
            <translation>Die Modelle können nicht nach {target} verschoben werden: Das ist eine Datei.</translation>
        </message>
        <message>
            <source>Choose a folder.</source>
            <translation>Wählen Sie einen Ordner.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: it has something named '{taken}'.</source>
            <translation>Die Modelle können nicht nach {target} verschoben werden: Dort gibt es schon „{taken}“.</translation>
        </message>
        <message>
            <source>Choose an empty folder, or move that away.</source>
            <translation>Wählen Sie einen leeren Ordner, oder verschieben Sie das an einen anderen Ort.</translation>
        </message>
        <message>
            <source>The models cannot be moved to {target}: they need {size}, and {free} are free there.</source>
            <translation>Die Modelle können nicht nach {target} verschoben werden: Sie brauchen {size}, dort sind {free} frei.</translation>
        </message>
        <message>
            <source>Free some space there, or choose another disk.</source>
            <translation>Schaffen Sie dort Platz, oder wählen Sie einen anderen Datenträger.</translation>
        </message>
        <message>
            <source>The files of the model '{name}' were put there or changed since they were last checked.</source>
            <translation>Die Dateien des Modells „{name}“ wurden seit der letzten Prüfung dort abgelegt oder geändert.</translation>
        </message>
        <message>
            <source>Run `dictation models fetch {name}`; it downloads them again only if they are damaged.</source>
            <translation>Führen Sie `dictation models fetch {name}` aus; nur wenn sie beschädigt sind, werden sie erneut heruntergeladen.</translation>
        </message>
        <message>
            <source>The model '{name}' is not installed.</source>
            <translation>Das Modell „{name}“ ist nicht installiert.</translation>
        </message>
        <message>
            <source>Run `dictation models fetch {name}` ({size}).</source>
            <translation>Führen Sie `dictation models fetch {name}` aus ({size}).</translation>
        </message>
        <message>
            <source>Run `dictation models verify {name}`, and then `dictation models fetch {name}`.</source>
            <translation>Führen Sie `dictation models verify {name}` aus und dann `dictation models fetch {name}`.</translation>
        </message>
        <message>
            <source>The model '{name}' is damaged: {file} {reason}.</source>
            <translation>Das Modell „{name}“ ist beschädigt: {file} {reason}.</translation>
        </message>
        <message>
            <source>Remove it and import it again.</source>
            <translation>Entfernen Sie es, und importieren Sie es erneut.</translation>
        </message>
        <message>
            <source>`dictation models list` shows those that are.</source>
            <translation>`dictation models list` zeigt die installierten.</translation>
        </message>
        <message>
            <source>The folder of the models, {folder}, is there.</source>
            <translation>Der Ordner der Modelle, {folder}, ist da.</translation>
        </message>
        <message>
            <source>Run `dictation models move {home}` to have them in the first folder again.</source>
            <translation>Führen Sie `dictation models move {home}` aus, um sie wieder im ersten Ordner zu haben.</translation>
        </message>
        <message>
            <source>Run `dictation models fetch {name}` to fetch it again ({size}).</source>
            <translation>Führen Sie `dictation models fetch {name}` aus, um es erneut herunterzuladen ({size}).</translation>
        </message>
        <message>
            <source>Import it again.</source>
            <translation>Importieren Sie es erneut.</translation>
        </message>
        <message>
            <source>Its folder is kept as {aside}. {again}</source>
            <translation>Sein Ordner liegt nun unter {aside}. {again}</translation>
        </message>
        <message>
            <source>There is already a model '{name}'.</source>
            <translation>Ein Modell „{name}“ gibt es bereits.</translation>
        </message>
        <message>
            <source>Rename the folder, or remove that model first.</source>
            <translation>Benennen Sie den Ordner um, oder entfernen Sie zuerst jenes Modell.</translation>
        </message>
        <message>
            <source>A model is being fetched, checked or moved just now.</source>
            <translation>Gerade wird ein Modell heruntergeladen, geprüft oder verschoben.</translation>
        </message>
        <message>
            <source>Wait until that has ended, or stop it.</source>
            <translation>Warten Sie das ab, oder stoppen Sie es.</translation>
        </message>
        <message>
            <source>The model '{name}'</source>
            <translation>Modell „{name}“</translation>
        </message>
        <message>
            <source>The models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>{what} could not be written: the disk is full.</source>
            <translation>{what}: konnte nicht geschrieben werden, der Datenträger ist voll.</translation>
        </message>
        <message>
            <source>Free at least {size} for {folder}.</source>
            <translation>Schaffen Sie mindestens {size} Platz für {folder}.</translation>
        </message>
        <message>
            <source>The model folder {folder}</source>
            <translation>Der Modellordner {folder}</translation>
        </message>
        <message>
            <source>{place} cannot be used: {reason}.</source>
            <translation>{place} kann nicht verwendet werden: {reason}.</translation>
        </message>
        <message>
            <source>Check that it can be written to, and that no program uses the model.</source>
            <translation>Prüfen Sie, ob dort geschrieben werden kann und dass kein Programm das Modell verwendet.</translation>
        </message>
        <message>
            <source>cannot be used: pip does not start ({strerror})</source>
            <translation>kann nicht verwendet werden: pip startet nicht ({strerror})</translation>
        </message>
        <message>
            <source>cannot be used: this installation of the app has no pip</source>
            <translation>kann nicht verwendet werden: diese Installation der App hat kein pip</translation>
        </message>
        <message>
            <source>delivered a wheel that cannot be unpacked</source>
            <translation>lieferte ein Wheel, das sich nicht entpacken lässt</translation>
        </message>
        <message>
            <source>delivered no wheel of {package}</source>
            <translation>lieferte kein Wheel von {package}</translation>
        </message>
        <message>
            <source>It did not finish in {time_limit_s:.0f} s and was ended.</source>
            <translation>Es war nach {time_limit_s:.0f} s nicht fertig und wurde beendet.</translation>
        </message>
        <message>
            <source>Try once more: the first use of a GPU may take long. Otherwise set `engine.device` to cpu.</source>
            <translation>Versuchen Sie es noch einmal: Die erste Nutzung einer GPU kann lange dauern. Setzen Sie sonst `engine.device` auf cpu.</translation>
        </message>
        <message>
            <source>It was cancelled.</source>
            <translation>Es wurde abgebrochen.</translation>
        </message>
        <message>
            <source>It heard {share:.0%} of the words only: it computes wrongly.</source>
            <translation>Nur {share:.0%} der Wörter wurden erkannt: Das Gerät rechnet falsch.</translation>
        </message>
        <message>
            <source>Set `engine.compute_type` to float32, or `engine.device` to cpu.</source>
            <translation>Setzen Sie `engine.compute_type` auf float32 oder `engine.device` auf cpu.</translation>
        </message>
        <message>
            <source>The speech detector of the package 'faster-whisper' is missing.</source>
            <translation>Die Sprechpausen-Erkennung des Pakets „faster-whisper“ fehlt.</translation>
        </message>
        <message>
            <source>Install it again.</source>
            <translation>Installieren Sie es erneut.</translation>
        </message>
        <message>
            <source>sent nothing for {stall_s:.0f} s</source>
            <translation>sendete {stall_s:.0f} s lang nichts</translation>
        </message>
        <message>
            <source>has an address that cannot be used</source>
            <translation>hat eine unbrauchbare Adresse</translation>
        </message>
        <message>
            <source>redirects to something that is no web address</source>
            <translation>leitet zu etwas um, das keine Webadresse ist</translation>
        </message>
        <message>
            <source>redirects to an address that is not encrypted</source>
            <translation>leitet zu einer unverschlüsselten Adresse um</translation>
        </message>
        <message>
            <source>redirects in circles</source>
            <translation>leitet im Kreis um</translation>
        </message>
        <message>
            <source>does not offer it</source>
            <translation>bietet es nicht an</translation>
        </message>
        <message>
            <source>has a certificate that this system does not trust</source>
            <translation>hat ein Zertifikat, dem dieses System nicht vertraut</translation>
        </message>
        <message>
            <source>The model '{model}' of this key cannot be used, so '{usual}' writes what you say. {cause} {hint}</source>
            <translation>Das Modell „{model}“ dieser Taste kann nicht verwendet werden, daher schreibt „{usual}“, was Sie sagen. {cause} {hint}</translation>
        </message>
        <message>
            <source>A part of the dictation could not be transcribed: too much speech waits for the model already.</source>
            <translation>Ein Teil des Diktats konnte nicht transkribiert werden: Es wartet schon zu viel Gesprochenes auf das Modell.</translation>
        </message>
        <message>
            <source>Its sound is kept; “Transcribe again” in the history makes text of it when the model works.</source>
            <translation>Der Ton ist aufbewahrt; „Erneut transkribieren“ im Verlauf macht Text daraus, sobald das Modell funktioniert.</translation>
        </message>
        <message>
            <source>A part of the dictation could not be transcribed ({error}).</source>
            <translation>Ein Teil des Diktats konnte nicht transkribiert werden ({error}).</translation>
        </message>
        <message>
            <source>export format</source>
            <translation>Exportformat</translation>
        </message>
        <message>
            <source>Text in paragraphs</source>
            <translation>Text in Absätzen</translation>
        </message>
        <message>
            <source>Text in one piece</source>
            <translation>Text in einem Stück</translation>
        </message>
        <message>
            <source>Text with times</source>
            <translation>Text mit Zeiten</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>SubRip subtitles</source>
            <translation>SubRip-Untertitel</translation>
        </message>
        <message>
            <source>WebVTT subtitles</source>
            <translation>WebVTT-Untertitel</translation>
        </message>
        <message>
            <source>SubStation subtitles</source>
            <translation>SubStation-Untertitel</translation>
        </message>
        <message>
            <source>Lyrics with times</source>
            <translation>Liedtext mit Zeiten</translation>
        </message>
        <message>
            <source>Table, with tabs</source>
            <translation>Tabelle mit Tabulatoren</translation>
        </message>
        <message>
            <source>Table, with commas</source>
            <translation>Tabelle mit Kommas</translation>
        </message>
        <message>
            <source>JSON with times</source>
            <translation>JSON mit Zeiten</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>Word-Dokument</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>'{name}' cannot be written in {parent}: {reason}.</source>
            <translation>„{name}“ kann nicht in {parent} geschrieben werden: {reason}.</translation>
        </message>
        <message>
            <source>Check space and permissions, or choose another folder.</source>
            <translation>Prüfen Sie Platz und Berechtigungen, oder wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>PDF cannot be made here: a library that Qt needs is missing ({name}).</source>
            <translation>Hier kann kein PDF erstellt werden: Eine von Qt benötigte Bibliothek fehlt ({name}).</translation>
        </message>
        <message>
            <source>Install it, or choose html.</source>
            <translation>Installieren Sie sie, oder wählen Sie html.</translation>
        </message>
        <message>
            <source>No font on this machine has the sign {signs}: a PDF would show empty boxes.</source>
            <translation>Keine Schriftart auf diesem Computer enthält das Zeichen {signs}: Ein PDF würde leere Kästchen zeigen.</translation>
        </message>
        <message>
            <source>No font on this machine has signs such as {signs}: a PDF would show empty boxes.</source>
            <translation>Keine Schriftart auf diesem Computer enthält Zeichen wie {signs}: Ein PDF würde leere Kästchen zeigen.</translation>
        </message>
        <message>
            <source>Install a font for that script (Noto has all), or choose html.</source>
            <translation>Installieren Sie eine Schriftart für diese Schrift (Noto hat alle), oder wählen Sie html.</translation>
        </message>
        <message>
            <source>This is too much to transcribe again at once.</source>
            <translation>Das ist zu viel, um es auf einmal erneut zu transkribieren.</translation>
        </message>
        <message>
            <source>Choose at most an hour of it.</source>
            <translation>Wählen Sie höchstens eine Stunde davon.</translation>
        </message>
        <message>
            <source>Nothing was understood this time; the text stays as it was.</source>
            <translation>Diesmal wurde nichts verstanden; der Text bleibt unverändert.</translation>
        </message>
        <message>
            <source>'{name}' has no sound there any more.</source>
            <translation>„{name}“ hat dort keinen Ton mehr.</translation>
        </message>
        <message>
            <source>Was it replaced by another file?</source>
            <translation>Wurde die Datei durch eine andere ersetzt?</translation>
        </message>
        <message>
            <source>The list of files is in use by another Dictation.</source>
            <translation>Ein anderes Dictation verwendet die Dateiliste gerade.</translation>
        </message>
        <message>
            <source>Quit the other one, and start this one again.</source>
            <translation>Beenden Sie das andere, und starten Sie dieses neu.</translation>
        </message>
        <message>
            <source>The list of files was damaged: one file could be saved in it. The damaged list is kept as {name}.</source>
            <translation>Die Dateiliste war beschädigt: Eine Datei darin konnte gerettet werden. Die beschädigte Liste liegt unter {name}.</translation>
        </message>
        <message>
            <source>The list of files was damaged: {count} files could be saved in it. The damaged list is kept as {name}.</source>
            <translation>Die Dateiliste war beschädigt: {count} Dateien darin konnten gerettet werden. Die beschädigte Liste liegt unter {name}.</translation>
        </message>
        <message>
            <source>The list of files needs SQLite 3.37 or newer, and this Python has {version}.</source>
            <translation>Die Dateiliste benötigt SQLite 3.37 oder neuer; dieses Python hat {version}.</translation>
        </message>
        <message>
            <source>Install Dictation with a newer Python.</source>
            <translation>Installieren Sie Dictation mit einem neueren Python.</translation>
        </message>
        <message>
            <source>The list of files was closed.</source>
            <translation>Die Dateiliste wurde geschlossen.</translation>
        </message>
        <message>
            <source>Start Dictation again.</source>
            <translation>Starten Sie Dictation neu.</translation>
        </message>
        <message>
            <source>The list of files in {folder} was written by a newer version of Dictation.</source>
            <translation>Die Dateiliste in {folder} wurde von einer neueren Version von Dictation geschrieben.</translation>
        </message>
        <message>
            <source>Install that version again, or move the folder away.</source>
            <translation>Installieren Sie diese Version wieder, oder verschieben Sie den Ordner an einen anderen Ort.</translation>
        </message>
        <message>
            <source>The list of files in {folder} is damaged and cannot be mended.</source>
            <translation>Die Dateiliste in {folder} ist beschädigt und lässt sich nicht reparieren.</translation>
        </message>
        <message>
            <source>Move '{name}' away to begin a new one.</source>
            <translation>Verschieben Sie „{name}“ an einen anderen Ort, um eine neue zu beginnen.</translation>
        </message>
        <message>
            <source>The disk is full: the list of files cannot be changed.</source>
            <translation>Der Datenträger ist voll: Die Dateiliste kann nicht geändert werden.</translation>
        </message>
        <message>
            <source>The list of files is in use by another program.</source>
            <translation>Ein anderes Programm verwendet die Dateiliste gerade.</translation>
        </message>
        <message>
            <source>The list of files in {folder} may not be written.</source>
            <translation>Die Dateiliste in {folder} darf nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>Check the permissions of the folder.</source>
            <translation>Prüfen Sie die Berechtigungen des Ordners.</translation>
        </message>
        <message>
            <source>The disk with the list of files in {folder} does not work.</source>
            <translation>Der Datenträger mit der Dateiliste in {folder} funktioniert nicht.</translation>
        </message>
        <message>
            <source>Check the disk and its space.</source>
            <translation>Prüfen Sie den Datenträger und seinen freien Platz.</translation>
        </message>
        <message>
            <source>The list of files in {folder} cannot be used: {why}.</source>
            <translation>Die Dateiliste in {folder} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>{file} is in the list already.</source>
            <translation>{file} ist bereits in der Liste.</translation>
        </message>
        <message>
            <source>These files are in the list already.</source>
            <translation>Diese Dateien sind bereits in der Liste.</translation>
        </message>
        <message>
            <source>Files are transcribed on the CPU: the GPU cannot be used for the model '{model}'.</source>
            <translation>Dateien werden auf der CPU transkribiert: Die GPU kann für das Modell „{model}“ nicht verwendet werden.</translation>
        </message>
        <message>
            <source>{file} or the choices for it were changed. It is transcribed from its beginning; what you had edited of it is gone.</source>
            <translation>{file} oder die Optionen dafür wurden geändert. Es wird von Anfang an neu transkribiert; Ihre Änderungen am Text sind verloren.</translation>
        </message>
        <message>
            <source>Dictation was ended {crashes} times while it began with this file.</source>
            <translation>Dictation wurde beim Beginn mit dieser Datei {crashes}-mal beendet.</translation>
        </message>
        <message>
            <source>The file may be the cause. Save it in another format with another program, or try again.</source>
            <translation>Vielleicht liegt es an der Datei. Speichern Sie sie mit einem anderen Programm in einem anderen Format, oder versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The folder {named} holds no sound or video files.</source>
            <translation>Der Ordner {named} enthält keine Audio- oder Videodateien.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>{file} is done.</source>
            <translation>{file} ist fertig.</translation>
        </message>
        <message>
            <source>{count} of {total} files</source>
            <translation>{count} von {total} Dateien</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} Dateien</translation>
        </message>
        <message>
            <source>{files} are done, {gaps} of them with gaps, {silent} of them without speech.</source>
            <translation>{files} sind fertig, {gaps} davon mit Lücken, {silent} davon ohne Sprache.</translation>
        </message>
        <message>
            <source>{files} are done, {gaps} of them with gaps.</source>
            <translation>{files} sind fertig, {gaps} davon mit Lücken.</translation>
        </message>
        <message>
            <source>{files} are done, {silent} of them without speech.</source>
            <translation>{files} sind fertig, {silent} davon ohne Sprache.</translation>
        </message>
        <message>
            <source>{files} are done.</source>
            <translation>{files} sind fertig.</translation>
        </message>
        <message>
            <source>{file} failed: {problem}</source>
            <translation>{file} ist fehlgeschlagen: {problem}</translation>
        </message>
        <message>
            <source>{count} files failed, first {file}: {problem}</source>
            <translation>{count} Dateien sind fehlgeschlagen, zuerst {file}: {problem}</translation>
        </message>
        <message>
            <source>'{name}'</source>
            <translation>„{name}“</translation>
        </message>
        <message>
            <source>The folder '{filename}' cannot be read: {reason}.</source>
            <translation>Der Ordner „{filename}“ ist nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>Check its permissions.</source>
            <translation>Prüfen Sie seine Berechtigungen.</translation>
        </message>
        <message>
            <source>These folders are being watched in this way already.</source>
            <translation>Diese Ordner werden bereits auf diese Weise überwacht.</translation>
        </message>
        <message>
            <source>End the other command, or watch with it.</source>
            <translation>Beenden Sie den anderen Befehl, oder überwachen Sie mit diesem.</translation>
        </message>
        <message>
            <source>Which files have been taken cannot be kept in {parent}: {reason}.</source>
            <translation>In {parent} lässt sich nicht festhalten, welche Dateien bereits verarbeitet sind: {reason}.</translation>
        </message>
        <message>
            <source>Make room there, or check its permissions; until then a file may be taken twice.</source>
            <translation>Schaffen Sie dort Platz, oder prüfen Sie die Berechtigungen; bis dahin kann eine Datei zweimal verarbeitet werden.</translation>
        </message>
        <message>
            <source>The text of {named} cannot be edited while it is being transcribed.</source>
            <translation>Der Text von {named} kann während des Transkribierens nicht bearbeitet werden.</translation>
        </message>
        <message>
            <source>Pause it, or wait until it is done.</source>
            <translation>Halten Sie es an, oder warten Sie, bis es fertig ist.</translation>
        </message>
        <message>
            <source>{named} could not be exported ({error}).</source>
            <translation>{named} konnte nicht exportiert werden ({error}).</translation>
        </message>
        <message>
            <source>{named} has no text that could be written.</source>
            <translation>{named} hat keinen Text, der geschrieben werden könnte.</translation>
        </message>
        <message>
            <source>{names} is written.</source>
            <translation>{names} ist geschrieben.</translation>
        </message>
        <message>
            <source>{names} are written.</source>
            <translation>{names} sind geschrieben.</translation>
        </message>
        <message>
            <source>it does not answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>nothing is mounted there</source>
            <translation>dort ist nichts eingehängt</translation>
        </message>
        <message>
            <source>'{name}' cannot be opened: {why}. It is tried again.</source>
            <translation>„{name}“ lässt sich nicht öffnen: {why}. Es wird erneut versucht.</translation>
        </message>
        <message>
            <source>The watched folder '{folder}' cannot be read: {reason}. It is watched again as soon as it can be.</source>
            <translation>Der überwachte Ordner „{folder}“ ist nicht lesbar: {reason}. Er wird wieder überwacht, sobald es möglich ist.</translation>
        </message>
        <message>
            <source>The folder '{folder}' is watched again.</source>
            <translation>Der Ordner „{folder}“ wird wieder überwacht.</translation>
        </message>
        <message>
            <source>The file was changed while it was transcribed.</source>
            <translation>Die Datei wurde während des Transkribierens geändert.</translation>
        </message>
        <message>
            <source>Transcribe it again to have all of it.</source>
            <translation>Transkribieren Sie sie erneut, um alles zu erhalten.</translation>
        </message>
        <message>
            <source>It could not be transcribed ({error}).</source>
            <translation>Die Datei konnte nicht transkribiert werden ({error}).</translation>
        </message>
        <message>
            <source>Held back at {start_s:.0f}-{end_s:.0f} s: {reason}</source>
            <translation>Zurückgehalten bei {start_s:.0f}–{end_s:.0f} s: {reason}</translation>
        </message>
        <message>
            <source>{count} more of it.</source>
            <translation>{count} weitere Stellen.</translation>
        </message>
        <message>
            <source>Export it as JSON to read it.</source>
            <translation>Zum Lesen als JSON exportieren.</translation>
        </message>
        <message>
            <source>Check that it is still there.</source>
            <translation>Prüfen Sie, ob sie noch vorhanden ist.</translation>
        </message>
        <message>
            <source>NVIDIA's driver is not installed, or tells of no GPU.</source>
            <translation>Der NVIDIA-Treiber ist nicht installiert oder meldet keine GPU.</translation>
        </message>
        <message>
            <source>Install NVIDIA's driver, or set `engine.device` to auto.</source>
            <translation>Installieren Sie den NVIDIA-Treiber, oder setzen Sie `engine.device` auf auto.</translation>
        </message>
        <message>
            <source>not seen by CUDA</source>
            <translation>von CUDA nicht gesehen</translation>
        </message>
        <message>
            <source>memory unknown</source>
            <translation>Speicher unbekannt</translation>
        </message>
        <message>
            <source>{gpu}, {place}, {memory}, driver {driver}</source>
            <translation>{gpu}, {place}, {memory}, Treiber {driver}</translation>
        </message>
        <message>
            <source>`dictation gpu forget` lets it be tried again.</source>
            <translation>`dictation gpu forget` lässt es erneut versuchen.</translation>
        </message>
        <message>
            <source>CUDA does not see it.</source>
            <translation>CUDA sieht sie nicht.</translation>
        </message>
        <message>
            <source>Look at the variables CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER.</source>
            <translation>Prüfen Sie die Variablen CUDA_VISIBLE_DEVICES und CUDA_DEVICE_ORDER.</translation>
        </message>
        <message>
            <source>from {place}</source>
            <translation>aus {place}</translation>
        </message>
        <message>
            <source>{version} from {place}</source>
            <translation>{version} aus {place}</translation>
        </message>
        <message>
            <source>The files in {folder} are not as they were installed.</source>
            <translation>Die Dateien in {folder} sind nicht mehr wie bei der Installation.</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>Run `dictation gpu install-runtime`.</source>
            <translation>Führen Sie `dictation gpu install-runtime` aus.</translation>
        </message>
        <message>
            <source>Run `dictation gpu install-runtime` ({size}).</source>
            <translation>Führen Sie `dictation gpu install-runtime` aus ({size}).</translation>
        </message>
        <message>
            <source>No GPU can be used without it.</source>
            <translation>Ohne sie kann keine GPU verwendet werden.</translation>
        </message>
        <message>
            <source>not installed</source>
            <translation>nicht installiert</translation>
        </message>
        <message>
            <source>There is no such GPU in this machine, or CUDA does not see it.</source>
            <translation>Diese GPU gibt es in diesem Computer nicht, oder CUDA sieht sie nicht.</translation>
        </message>
        <message>
            <source>`dictation gpu list` shows those there are.</source>
            <translation>`dictation gpu list` zeigt die vorhandenen.</translation>
        </message>
        <message>
            <source>'{name}' does not say what kind of file it is to be.</source>
            <translation>„{name}“ verrät nicht, welche Art Datei es werden soll.</translation>
        </message>
        <message>
            <source>Let it end in {names}.</source>
            <translation>Der Name muss enden auf: {names}.</translation>
        </message>
        <message>
            <source>'{path}' cannot be written: {reason}.</source>
            <translation>„{path}“ kann nicht geschrieben werden: {reason}.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>The folder '{parent}' does not exist.</source>
            <translation>Der Ordner „{parent}“ existiert nicht.</translation>
        </message>
        <message>
            <source>Make it, or choose another one.</source>
            <translation>Legen Sie ihn an, oder wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>'{path}' is there already.</source>
            <translation>„{path}“ ist bereits vorhanden.</translation>
        </message>
        <message>
            <source>Choose another name, or add --force to replace it.</source>
            <translation>Wählen Sie einen anderen Namen, oder ersetzen Sie die Datei mit --force.</translation>
        </message>
        <message>
            <source>'{path}' cannot be replaced: {reason}.</source>
            <translation>„{path}“ kann nicht ersetzt werden: {reason}.</translation>
        </message>
        <message>
            <source>Recovered: Dictation had ended before this was finished.</source>
            <translation>Wiederhergestellt: Dictation wurde beendet, bevor dies fertig war.</translation>
        </message>
        <message>
            <source>The history is damaged.</source>
            <translation>Der Verlauf ist beschädigt.</translation>
        </message>
        <message>
            <source>Start Dictation again: it is mended then.</source>
            <translation>Starten Sie Dictation neu: Dabei wird er repariert.</translation>
        </message>
        <message>
            <source>The history is damaged, and it cannot be mended while another program has it open.</source>
            <translation>Der Verlauf ist beschädigt und lässt sich nicht reparieren, solange ein anderes Programm ihn geöffnet hat.</translation>
        </message>
        <message>
            <source>Quit Dictation and start it again.</source>
            <translation>Beenden Sie Dictation, und starten Sie es neu.</translation>
        </message>
        <message>
            <source>Another program is mending the history.</source>
            <translation>Ein anderes Programm repariert den Verlauf gerade.</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>Versuchen Sie es in einer Minute erneut.</translation>
        </message>
        <message>
            <source>The history was damaged: one entry could be saved. The damaged file is kept as {name}.</source>
            <translation>Der Verlauf war beschädigt: Ein Eintrag konnte gerettet werden. Die beschädigte Datei liegt unter {name}.</translation>
        </message>
        <message>
            <source>The history was damaged: {count} entries could be saved. The damaged file is kept as {name}.</source>
            <translation>Der Verlauf war beschädigt: {count} Einträge konnten gerettet werden. Die beschädigte Datei liegt unter {name}.</translation>
        </message>
        <message>
            <source>The history in {folder} is damaged and cannot be mended. Or its 'key.json' is another history's.</source>
            <translation>Der Verlauf in {folder} ist beschädigt und lässt sich nicht reparieren. Oder seine „key.json“ gehört zu einem anderen Verlauf.</translation>
        </message>
        <message>
            <source>Put both back from a backup, or begin a new one: `dictation history set-aside`.</source>
            <translation>Stellen Sie beides aus einer Sicherung wieder her, oder beginnen Sie einen neuen: `dictation history set-aside`.</translation>
        </message>
        <message>
            <source>The history needs SQLite 3.37 or newer, and this Python has {version}.</source>
            <translation>Der Verlauf benötigt SQLite 3.37 oder neuer; dieses Python hat {version}.</translation>
        </message>
        <message>
            <source>The history was closed.</source>
            <translation>Der Verlauf wurde geschlossen.</translation>
        </message>
        <message>
            <source>The history in {folder} was written by a newer version of Dictation.</source>
            <translation>Der Verlauf in {folder} wurde von einer neueren Version von Dictation geschrieben.</translation>
        </message>
        <message>
            <source>The history in {folder} is damaged and cannot be mended.</source>
            <translation>Der Verlauf in {folder} ist beschädigt und lässt sich nicht reparieren.</translation>
        </message>
        <message>
            <source>The disk is full: the history cannot be changed.</source>
            <translation>Der Datenträger ist voll: Der Verlauf kann nicht geändert werden.</translation>
        </message>
        <message>
            <source>The history is in use by another program.</source>
            <translation>Ein anderes Programm verwendet den Verlauf gerade.</translation>
        </message>
        <message>
            <source>The history in {folder} may not be written.</source>
            <translation>Der Verlauf in {folder} darf nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>The disk with the history in {folder} does not work.</source>
            <translation>Der Datenträger mit dem Verlauf in {folder} funktioniert nicht.</translation>
        </message>
        <message>
            <source>The history in {folder} cannot be used: {why}.</source>
            <translation>Der Verlauf in {folder} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' that reads it is damaged.</source>
            <translation>Der Verlauf ist verschlüsselt, und das Extra „encryption“, das ihn liest, ist beschädigt.</translation>
        </message>
        <message>
            <source>The encrypted history in {folder} cannot be read now: {reason}.</source>
            <translation>Der verschlüsselte Verlauf in {folder} ist derzeit nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>It is tried again.</source>
            <translation>Es wird erneut versucht.</translation>
        </message>
        <message>
            <source>'{sealed_name}' of the encrypted history is gone from {folder}.</source>
            <translation>„{sealed_name}“ des verschlüsselten Verlaufs fehlt in {folder}.</translation>
        </message>
        <message>
            <source>Put it back from a backup, or begin a new history: `dictation history set-aside`.</source>
            <translation>Stellen Sie die Datei aus einer Sicherung wieder her, oder beginnen Sie einen neuen Verlauf: `dictation history set-aside`.</translation>
        </message>
        <message>
            <source>Left out: {reason}</source>
            <translation>Ausgelassen: {reason}</translation>
        </message>
        <message>
            <source>The folder {audio_folder} cannot be used: {reason}.</source>
            <translation>Der Ordner {audio_folder} kann nicht verwendet werden: {reason}.</translation>
        </message>
        <message>
            <source>An entry cannot be corrected to nothing.</source>
            <translation>Ein Eintrag kann nicht zu einem leeren Text korrigiert werden.</translation>
        </message>
        <message>
            <source>Delete it instead.</source>
            <translation>Löschen Sie ihn stattdessen.</translation>
        </message>
        <message>
            <source>Nothing was understood this time.</source>
            <translation>Diesmal wurde nichts verstanden.</translation>
        </message>
        <message>
            <source>The text stays as it was.</source>
            <translation>Der Text bleibt unverändert.</translation>
        </message>
        <message>
            <source>'{name}' of the history cannot be deleted: {reason}.</source>
            <translation>„{name}“ aus dem Verlauf kann nicht gelöscht werden: {reason}.</translation>
        </message>
        <message>
            <source>Close what plays it, and try again.</source>
            <translation>Schließen Sie, was die Datei wiedergibt, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>There is no entry {id_} in the history.</source>
            <translation>Im Verlauf gibt es keinen Eintrag {id_}.</translation>
        </message>
        <message>
            <source>It may have been deleted.</source>
            <translation>Vielleicht wurde er gelöscht.</translation>
        </message>
        <message>
            <source>hotkey back end</source>
            <translation>Tastenkürzel-Backend</translation>
        </message>
        <message>
            <source>X11 key grab</source>
            <translation>X11-Tastenabgriff</translation>
        </message>
        <message>
            <source>Shortcuts of the desktop (portal)</source>
            <translation>Tastenkürzel des Desktops (Portal)</translation>
        </message>
        <message>
            <source>Keyboards read directly (evdev)</source>
            <translation>Direkt gelesene Tastaturen (evdev)</translation>
        </message>
        <message>
            <source>It also knows modifier keys alone, buttons of the mouse, and when a key is let go, where a Wayland desktop tells of none. It needs a membership of the group `input`, with which every program that you start can read every key you type in any window, passwords too. The keys also reach the window you are in.</source>
            <translation>Erkennt auch Zusatztasten allein, Maustasten und das Loslassen einer Taste, wo ein Wayland-Desktop nichts davon meldet. Nötig ist die Mitgliedschaft in der Gruppe `input`; damit kann jedes Programm, das Sie starten, jede Taste lesen, die Sie in irgendeinem Fenster drücken, auch Passwörter. Die Tasten kommen außerdem im aktuellen Fenster an.</translation>
        </message>
        <message>
            <source>Windows keyboard hook</source>
            <translation>Windows-Tastaturhook</translation>
        </message>
        <message>
            <source>macOS hot keys</source>
            <translation>macOS-Tastenkürzel</translation>
        </message>
        <message>
            <source>Ctrl</source>
            <translation>Strg</translation>
        </message>
        <message>
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Umschalt</translation>
        </message>
        <message>
            <source>Super</source>
            <translation>Super</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Backspace</source>
            <translation>Rücktaste</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Einfg</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Pos1</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>PageUp</source>
            <translation>Bild auf</translation>
        </message>
        <message>
            <source>PageDown</source>
            <translation>Bild ab</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Pfeil auf</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Pfeil ab</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Pfeil links</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Pfeil rechts</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>ScrollLock</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Druck</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Mouse Back</source>
            <translation>Maus zurück</translation>
        </message>
        <message>
            <source>Mouse Forward</source>
            <translation>Maus vor</translation>
        </message>
        <message>
            <source>Left{key}</source>
            <translation>{key} links</translation>
        </message>
        <message>
            <source>Right{key}</source>
            <translation>{key} rechts</translation>
        </message>
        <message>
            <source>Write it like Ctrl+Alt+Space.</source>
            <translation>Schreibweise: Ctrl+Alt+Space.</translation>
        </message>
        <message>
            <source>'{text}' is not a key combination.</source>
            <translation>„{text}“ ist keine Tastenkombination.</translation>
        </message>
        <message>
            <source>'{key}' in '{text}' is not a modifier key.</source>
            <translation>„{key}“ in „{text}“ ist keine Zusatztaste.</translation>
        </message>
        <message>
            <source>Use {keys}, each perhaps with Left or Right before it.</source>
            <translation>Möglich sind {keys}, jeweils auch mit Left oder Right davor.</translation>
        </message>
        <message>
            <source>'{text}' has only modifier keys.</source>
            <translation>„{text}“ besteht nur aus Zusatztasten.</translation>
        </message>
        <message>
            <source>Add another key, or use one of them alone, such as RightCtrl.</source>
            <translation>Fügen Sie eine andere Taste hinzu, oder nehmen Sie eine davon allein, zum Beispiel RightCtrl.</translation>
        </message>
        <message>
            <source>'{key}' in '{text}' is not a key this app knows.</source>
            <translation>„{key}“ in „{text}“ ist keine Taste, die diese App kennt.</translation>
        </message>
        <message>
            <source>There is no keyboard that programs can read.</source>
            <translation>Es gibt keine Tastatur, die Programme lesen können.</translation>
        </message>
        <message>
            <source>Choose another way to watch the hotkey in the settings.</source>
            <translation>Wählen Sie in den Einstellungen eine andere Überwachung des Tastenkürzels.</translation>
        </message>
        <message>
            <source>The keyboards are not watched any more; no hotkey works.</source>
            <translation>Die Tastaturen werden nicht mehr überwacht; kein Tastenkürzel funktioniert.</translation>
        </message>
        <message>
            <source>Start Dictation again, or use `dictation toggle`.</source>
            <translation>Starten Sie Dictation neu, oder verwenden Sie `dictation toggle`.</translation>
        </message>
        <message>
            <source>No keyboard or mouse here has the key {chord}.</source>
            <translation>Keine Tastatur oder Maus hier hat die Taste {chord}.</translation>
        </message>
        <message>
            <source>Plug it in, or choose another key.</source>
            <translation>Schließen Sie das Gerät an, oder wählen Sie eine andere Taste.</translation>
        </message>
        <message>
            <source>Dictation may not read the keyboards.</source>
            <translation>Dictation darf die Tastaturen nicht lesen.</translation>
        </message>
        <message>
            <source>Run `sudo usermod -aG input $USER` and log in again; from then on every program that you start can read every key you type, passwords too.</source>
            <translation>Führen Sie `sudo usermod -aG input $USER` aus, und melden Sie sich neu an; von da an kann jedes Programm, das Sie starten, jede gedrückte Taste lesen, auch Passwörter.</translation>
        </message>
        <message>
            <source>The place of {chord} on the keyboard is not known here.</source>
            <translation>Wo {chord} auf der Tastatur liegt, ist hier nicht bekannt.</translation>
        </message>
        <message>
            <source>Choose a key that a US keyboard has: it is taken by its place, whatever is printed on it.</source>
            <translation>Wählen Sie eine Taste, die eine US-Tastatur hat: Es zählt ihre Lage, nicht ihre Beschriftung.</translation>
        </message>
        <message>
            <source>The process that watches the keyboard did not start.</source>
            <translation>Der Prozess, der die Tastatur überwacht, ist nicht gestartet.</translation>
        </message>
        <message>
            <source>Close other keyboard tools and try again.</source>
            <translation>Schließen Sie andere Tastaturprogramme, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>System Settings, Keyboard, Shortcuts, Add New, Command or Script: enter this command, then give it a key.</source>
            <translation>Systemeinstellungen, Tastatur, Kurzbefehle, Neu hinzufügen, Befehl oder Skript: Geben Sie diesen Befehl ein, und weisen Sie ihm dann eine Taste zu.</translation>
        </message>
        <message>
            <source>Bind a key to this command in the keyboard settings of your desktop.</source>
            <translation>Belegen Sie in den Tastatureinstellungen Ihres Desktops eine Taste mit diesem Befehl.</translation>
        </message>
        <message>
            <source>Press the key once to start, and once more to end.</source>
            <translation>Einmal drücken startet, noch einmal drücken beendet.</translation>
        </message>
        <message>
            <source>Hold the key while you speak. Let go of it before the other keys of the combination.</source>
            <translation>Halten Sie die Taste gedrückt, während Sie sprechen. Lassen Sie sie vor den anderen Tasten der Kombination los.</translation>
        </message>
        <message>
            <source>Add these lines to {file}, then run `{command}`.</source>
            <translation>Fügen Sie diese Zeilen zu {file} hinzu, und führen Sie dann `{command}` aus.</translation>
        </message>
        <message>
            <source>Add these lines to {file}; they count at once.</source>
            <translation>Fügen Sie diese Zeilen zu {file} hinzu; sie gelten sofort.</translation>
        </message>
        <message>
            <source>Add these lines to the part `binds` of {file}; they count at once.</source>
            <translation>Fügen Sie diese Zeilen zum Teil `binds` von {file} hinzu; sie gelten sofort.</translation>
        </message>
        <message>
            <source>Paste these lines into a terminal, or add a custom shortcut in Settings, Keyboard.</source>
            <translation>Fügen Sie diese Zeilen in ein Terminal ein, oder legen Sie unter Einstellungen, Tastatur ein eigenes Tastenkürzel an.</translation>
        </message>
        <message>
            <source>macOS does not let Dictation take the buttons of the mouse.</source>
            <translation>macOS lässt Dictation keine Maustasten verwenden.</translation>
        </message>
        <message>
            <source>Allow it in System Settings, Privacy &amp; Security, Accessibility, and try again.</source>
            <translation>Erlauben Sie es unter Systemeinstellungen, Datenschutz &amp; Sicherheit, Bedienungshilfen, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>A Mac keyboard has no key '{key}' for {chord}.</source>
            <translation>Eine Mac-Tastatur hat keine Taste „{key}“ für {chord}.</translation>
        </message>
        <message>
            <source>Choose another key, such as {chord}.</source>
            <translation>Wählen Sie eine andere Taste, zum Beispiel {chord}.</translation>
        </message>
        <message>
            <source>{chord} is taken by macOS or another program.</source>
            <translation>{chord} ist von macOS oder einem anderen Programm belegt.</translation>
        </message>
        <message>
            <source>Bind a key of your desktop to a command: the settings (Hotkeys) and `dictation hotkey-lines` have the lines for it.</source>
            <translation>Belegen Sie eine Taste Ihres Desktops mit einem Befehl: Die Einstellungen (Tastenkürzel) und `dictation hotkey-lines` nennen die Zeilen dafür.</translation>
        </message>
        <message>
            <source>This desktop grants no modifier key alone, and no button of the mouse.</source>
            <translation>Dieser Desktop gewährt keine Zusatztaste allein und keine Maustaste.</translation>
        </message>
        <message>
            <source>Choose a combination such as Ctrl+Alt+Space.</source>
            <translation>Wählen Sie eine Kombination, zum Beispiel Strg+Alt+Leertaste.</translation>
        </message>
        <message>
            <source>Wayland lets no program watch the keyboard.</source>
            <translation>Unter Wayland darf kein Programm die Tastatur überwachen.</translation>
        </message>
        <message>
            <source>The desktop's portal was restarted, and grants no keys now.</source>
            <translation>Das Portal des Desktops wurde neu gestartet und gewährt jetzt keine Tasten.</translation>
        </message>
        <message>
            <source>The desktop's question whether Dictation may have its keys was not answered with yes.</source>
            <translation>Die Frage des Desktops, ob Dictation seine Tasten haben darf, wurde nicht mit Ja beantwortet.</translation>
        </message>
        <message>
            <source>The desktop granted no key.</source>
            <translation>Der Desktop gewährte keine Taste.</translation>
        </message>
        <message>
            <source>The desktop did not grant {chord}.</source>
            <translation>Der Desktop hat {chord} nicht gewährt.</translation>
        </message>
        <message>
            <source>Allow it in the keyboard settings of your desktop, or choose another key.</source>
            <translation>Erlauben Sie es in den Tastatureinstellungen Ihres Desktops, oder wählen Sie eine andere Taste.</translation>
        </message>
        <message>
            <source>The desktop took the hotkey back.</source>
            <translation>Der Desktop hat das Tastenkürzel zurückgenommen.</translation>
        </message>
        <message>
            <source>Dictate</source>
            <translation>Diktieren</translation>
        </message>
        <message>
            <source>Dictate (key {number})</source>
            <translation>Diktieren (Taste {number})</translation>
        </message>
        <message>
            <source>This keyboard layout has no key '{key}' for {chord}.</source>
            <translation>Diese Tastaturbelegung hat keine Taste „{key}“ für {chord}.</translation>
        </message>
        <message>
            <source>Choose another one: `dictation settings set hotkey.chord Ctrl+Alt+Space`.</source>
            <translation>Wählen Sie eine andere: `dictation settings set hotkey.chord Ctrl+Alt+Space`.</translation>
        </message>
        <message>
            <source>Windows did not allow watching the keyboard.</source>
            <translation>Windows hat das Überwachen der Tastatur nicht zugelassen.</translation>
        </message>
        <message>
            <source>There is no X display, so the hotkey cannot work.</source>
            <translation>Es gibt kein X-Display, daher kann das Tastenkürzel nicht funktionieren.</translation>
        </message>
        <message>
            <source>Use `dictation toggle` instead.</source>
            <translation>Verwenden Sie stattdessen `dictation toggle`.</translation>
        </message>
        <message>
            <source>The connection to the X display is lost; no hotkey works any more.</source>
            <translation>Die Verbindung zum X-Display ist abgebrochen; kein Tastenkürzel funktioniert mehr.</translation>
        </message>
        <message>
            <source>{chord} alone is a key of the desktop or of another program.</source>
            <translation>{chord} allein ist eine Taste des Desktops oder eines anderen Programms.</translation>
        </message>
        <message>
            <source>Choose another key, such as RightCtrl, or switch that off in the settings of the desktop.</source>
            <translation>Wählen Sie eine andere Taste, zum Beispiel Strg rechts, oder schalten Sie das in den Einstellungen des Desktops ab.</translation>
        </message>
        <message>
            <source>{chord} is taken by another program.</source>
            <translation>{chord} ist von einem anderen Programm belegt.</translation>
        </message>
        <message>
            <source>Choose another one: `dictation settings set hotkey.chord {chord}`.</source>
            <translation>Wählen Sie eine andere: `dictation settings set hotkey.chord {chord}`.</translation>
        </message>
        <message>
            <source>This X server does not tell of modifier keys alone.</source>
            <translation>Dieser X-Server meldet einzelne Zusatztasten nicht.</translation>
        </message>
        <message>
            <source>Choose a combination with another key.</source>
            <translation>Wählen Sie eine Kombination mit einer anderen Taste.</translation>
        </message>
        <message>
            <source>Dictation ended the connection: its events were not read fast enough.</source>
            <translation>Dictation hat die Verbindung beendet: Die Ereignisse wurden nicht schnell genug gelesen.</translation>
        </message>
        <message>
            <source>Listen again.</source>
            <translation>Verbinden Sie sich neu.</translation>
        </message>
        <message>
            <source>Dictation is running but does not answer.</source>
            <translation>Dictation läuft, antwortet aber nicht.</translation>
        </message>
        <message>
            <source>Quit it from the tray and start it again.</source>
            <translation>Beenden Sie es im Infobereich, und starten Sie es neu.</translation>
        </message>
        <message>
            <source>Dictation is not running.</source>
            <translation>Dictation läuft nicht.</translation>
        </message>
        <message>
            <source>Start it with `dictation`.</source>
            <translation>Starten Sie es mit `dictation`.</translation>
        </message>
        <message>
            <source>What answers is not Dictation.</source>
            <translation>Was antwortet, ist nicht Dictation.</translation>
        </message>
        <message>
            <source>Quit it and start `dictation` again.</source>
            <translation>Beenden Sie es, und starten Sie `dictation` neu.</translation>
        </message>
        <message>
            <source>This dictation is not kept on the disk until it is delivered. {message}</source>
            <translation>Dieses Diktat wird bis zum Einfügen nicht auf dem Datenträger gesichert. {message}</translation>
        </message>
        <message>
            <source>Dictations that a crash may have left in {folder} cannot be read: {reason}.</source>
            <translation>Diktate, die ein Absturz in {folder} hinterlassen haben könnte, sind nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>Check the permissions of that folder.</source>
            <translation>Prüfen Sie die Berechtigungen dieses Ordners.</translation>
        </message>
        <message>
            <source>A dictation that a crash left behind cannot be recovered: {reason}.</source>
            <translation>Ein nach einem Absturz übriges Diktat kann nicht wiederhergestellt werden: {reason}.</translation>
        </message>
        <message>
            <source>It is kept, and tried again at the next start.</source>
            <translation>Es ist aufbewahrt und wird beim nächsten Start erneut versucht.</translation>
        </message>
        <message>
            <source>Another Dictation that is running uses this recording.</source>
            <translation>Ein anderes laufendes Dictation verwendet diese Aufnahme.</translation>
        </message>
        <message>
            <source>Quit that one first.</source>
            <translation>Beenden Sie zuerst das andere.</translation>
        </message>
        <message>
            <source>A sealed dictation cannot be read: {reason}.</source>
            <translation>Ein versiegeltes Diktat ist nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>It is kept.</source>
            <translation>Es ist aufbewahrt.</translation>
        </message>
        <message>
            <source>A sealed dictation is damaged, or sealed with another key.</source>
            <translation>Ein versiegeltes Diktat ist beschädigt oder mit einem anderen Schlüssel versiegelt.</translation>
        </message>
        <message>
            <source>A sealed dictation is damaged.</source>
            <translation>Ein versiegeltes Diktat ist beschädigt.</translation>
        </message>
        <message>
            <source>The disk is full, so this dictation is not kept on it until it is delivered.</source>
            <translation>Der Datenträger ist voll, daher wird dieses Diktat bis zum Einfügen nicht darauf gesichert.</translation>
        </message>
        <message>
            <source>This dictation cannot be kept on the disk until it is delivered: {reason}.</source>
            <translation>Dieses Diktat kann bis zum Einfügen nicht auf dem Datenträger gesichert werden: {reason}.</translation>
        </message>
        <message>
            <source>The recording of a dictation cannot be deleted: {reason}.</source>
            <translation>Die Aufnahme eines Diktats kann nicht gelöscht werden: {reason}.</translation>
        </message>
        <message>
            <source>Check permissions.</source>
            <translation>Prüfen Sie die Berechtigungen.</translation>
        </message>
        <message>
            <source>The sound of a dictation could not be kept: {reason}.</source>
            <translation>Der Ton eines Diktats konnte nicht aufbewahrt werden: {reason}.</translation>
        </message>
        <message>
            <source>Is there room on the disk?</source>
            <translation>Ist noch Platz auf dem Datenträger?</translation>
        </message>
        <message>
            <source>The search by meaning ended unexpectedly.</source>
            <translation>Die Suche nach Bedeutung wurde unerwartet beendet.</translation>
        </message>
        <message>
            <source>Words are found all the same.</source>
            <translation>Wörter werden trotzdem gefunden.</translation>
        </message>
        <message>
            <source>The search by meaning was ended.</source>
            <translation>Die Suche nach Bedeutung wurde beendet.</translation>
        </message>
        <message>
            <source>The model of the search by meaning cannot be made ready: {reason}.</source>
            <translation>Das Modell der Suche nach Bedeutung lässt sich nicht vorbereiten: {reason}.</translation>
        </message>
        <message>
            <source>The model of the search by meaning is damaged.</source>
            <translation>Das Modell der Suche nach Bedeutung ist beschädigt.</translation>
        </message>
        <message>
            <source>Install the extra 'meaning' again.</source>
            <translation>Installieren Sie das Extra „meaning“ erneut.</translation>
        </message>
        <message>
            <source>The model of the search by meaning is not installed.</source>
            <translation>Das Modell der Suche nach Bedeutung ist nicht installiert.</translation>
        </message>
        <message>
            <source>Install the extra 'meaning'.</source>
            <translation>Installieren Sie das Extra „meaning“.</translation>
        </message>
        <message>
            <source>{gpu} has {gigabytes} GB of memory free: enough for this one.</source>
            <translation>{gpu} hat {gigabytes} GB Speicher frei: genug für dieses Modell.</translation>
        </message>
        <message>
            <source>As it was measured on this computer, it answers in less than a second.</source>
            <translation>Nach der Messung auf diesem Computer antwortet es in weniger als einer Sekunde.</translation>
        </message>
        <message>
            <source>This computer has little memory.</source>
            <translation>Dieser Computer hat wenig Arbeitsspeicher.</translation>
        </message>
        <message>
            <source>The processor has {cores} cores: enough for this one.</source>
            <translation>Der Prozessor hat {cores} Kerne: genug für dieses Modell.</translation>
        </message>
        <message>
            <source>On a processor with few cores it is the most accurate one that answers at once.</source>
            <translation>Auf einem Prozessor mit wenigen Kernen ist es das genaueste, das sofort antwortet.</translation>
        </message>
        <message>
            <source>Another window is in front than the one you began to speak in.</source>
            <translation>Vorn ist ein anderes Fenster als das, in dem Sie zu sprechen begannen.</translation>
        </message>
        <message>
            <source>Another text field has the keyboard than the one you began to speak in.</source>
            <translation>Ein anderes Textfeld hat die Tastatur als das, in dem Sie zu sprechen begannen.</translation>
        </message>
        <message>
            <source>text output</source>
            <translation>Textausgabe</translation>
        </message>
        <message>
            <source>Typing (X11)</source>
            <translation>Tippen (X11)</translation>
        </message>
        <message>
            <source>Pasting (X11)</source>
            <translation>Einfügen (X11)</translation>
        </message>
        <message>
            <source>Typing (Wayland)</source>
            <translation>Tippen (Wayland)</translation>
        </message>
        <message>
            <source>Pasting (Wayland)</source>
            <translation>Einfügen (Wayland)</translation>
        </message>
        <message>
            <source>Pasting by the desktop's leave (portal)</source>
            <translation>Einfügen mit Erlaubnis des Desktops (Portal)</translation>
        </message>
        <message>
            <source>Pasting (Windows)</source>
            <translation>Einfügen (Windows)</translation>
        </message>
        <message>
            <source>Typing (Windows)</source>
            <translation>Tippen (Windows)</translation>
        </message>
        <message>
            <source>Pasting (macOS)</source>
            <translation>Einfügen (macOS)</translation>
        </message>
        <message>
            <source>Typing (macOS)</source>
            <translation>Tippen (macOS)</translation>
        </message>
        <message>
            <source>Copying to the clipboard</source>
            <translation>In die Zwischenablage kopieren</translation>
        </message>
        <message>
            <source>The text before it was taken out.</source>
            <translation>Der Text davor wurde herausgenommen.</translation>
        </message>
        <message>
            <source>The text is in the app's window.</source>
            <translation>Der Text steht im Fenster der App.</translation>
        </message>
        <message>
            <source>The text is not there any more as it was inserted.</source>
            <translation>Der Text steht nicht mehr so da, wie er eingefügt wurde.</translation>
        </message>
        <message>
            <source>The window you began to speak in was closed.</source>
            <translation>Das Fenster, in dem Sie zu sprechen begannen, wurde geschlossen.</translation>
        </message>
        <message>
            <source>It took too long to put the text into a window: another one may be in front now.</source>
            <translation>Den Text in ein Fenster einzufügen hat zu lange gedauert: Inzwischen kann ein anderes vorn sein.</translation>
        </message>
        <message>
            <source>Dictation's own window has the focus, and there is no text field in it.</source>
            <translation>Das Fenster von Dictation selbst hat den Fokus, und es enthält kein Textfeld.</translation>
        </message>
        <message>
            <source>A password field has the keyboard. Nothing is ever put into one.</source>
            <translation>Ein Passwortfeld hat die Tastatur. In ein solches wird nie etwas eingefügt.</translation>
        </message>
        <message>
            <source>On this desktop the text cannot be taken out again.</source>
            <translation>Auf diesem Desktop lässt sich der Text nicht zurücknehmen.</translation>
        </message>
        <message>
            <source>Undo it in the program.</source>
            <translation>Machen Sie es im Programm rückgängig.</translation>
        </message>
        <message>
            <source>You did not allow Dictation to paste in this desktop session.</source>
            <translation>Sie haben Dictation das Einfügen in dieser Desktop-Sitzung nicht erlaubt.</translation>
        </message>
        <message>
            <source>This desktop does not tell which window has the keyboard.</source>
            <translation>Dieser Desktop verrät nicht, welches Fenster die Tastatur hat.</translation>
        </message>
        <message>
            <source>Allow it the next time: keyboard and clipboard.</source>
            <translation>Erlauben Sie beim nächsten Mal beides: Tastatur und Zwischenablage.</translation>
        </message>
        <message>
            <source>The window did not take the text.</source>
            <translation>Das Fenster hat den Text nicht angenommen.</translation>
        </message>
        <message>
            <source>Click where the text belongs and press Ctrl+V.</source>
            <translation>Klicken Sie dorthin, wo der Text hingehört, und drücken Sie Strg+V.</translation>
        </message>
        <message>
            <source>The desktop gave Dictation no keyboard, or no clipboard.</source>
            <translation>Der Desktop gab Dictation keine Tastatur oder keine Zwischenablage.</translation>
        </message>
        <message>
            <source>The password on the clipboard was not kept.</source>
            <translation>Das Passwort in der Zwischenablage blieb nicht erhalten.</translation>
        </message>
        <message>
            <source>its program did not answer</source>
            <translation>das Programm dazu antwortete nicht</translation>
        </message>
        <message>
            <source>it is too large</source>
            <translation>zu groß</translation>
        </message>
        <message>
            <source>What was on the clipboard was not kept: {why}.</source>
            <translation>Der Inhalt der Zwischenablage blieb nicht erhalten: {why}.</translation>
        </message>
        <message>
            <source>Let go of the keys after speaking.</source>
            <translation>Lassen Sie die Tasten nach dem Sprechen los.</translation>
        </message>
        <message>
            <source>{key} was still held down, so the text was not sent.</source>
            <translation>{key} war noch gedrückt, daher wurde der Text nicht gesendet.</translation>
        </message>
        <message>
            <source>{name} and {other}</source>
            <translation>{name} und {other}</translation>
        </message>
        <message>
            <source>{keys} were still held down, so the text was not sent.</source>
            <translation>{keys} waren noch gedrückt, daher wurde der Text nicht gesendet.</translation>
        </message>
        <message>
            <source>The text is not there any more as it was inserted, so nothing was taken out.</source>
            <translation>Der Text steht nicht mehr so da, wie er eingefügt wurde, daher wurde nichts zurückgenommen.</translation>
        </message>
        <message>
            <source>Another window came to the front, so nothing was taken out.</source>
            <translation>Ein anderes Fenster ist nach vorn gekommen, daher wurde nichts zurückgenommen.</translation>
        </message>
        <message>
            <source>There is no window to take the text out of.</source>
            <translation>Es gibt kein Fenster, aus dem der Text zurückgenommen werden könnte.</translation>
        </message>
        <message>
            <source>The text is too long to be taken out again.</source>
            <translation>Der Text ist zum Zurücknehmen zu lang.</translation>
        </message>
        <message>
            <source>This window does not tell whether the text is still there, so nothing was taken out.</source>
            <translation>Dieses Fenster verrät nicht, ob der Text noch da ist, daher wurde nichts zurückgenommen.</translation>
        </message>
        <message>
            <source>You have pressed keys since, so it is not sure that the text is still there.</source>
            <translation>Sie haben seitdem Tasten gedrückt, daher ist nicht sicher, dass der Text noch dort steht.</translation>
        </message>
        <message>
            <source>The text has signs that not all programs rub out alike.</source>
            <translation>Der Text enthält Zeichen, die nicht jedes Programm gleich löscht.</translation>
        </message>
        <message>
            <source>The window did not take the text out.</source>
            <translation>Das Fenster hat den Text nicht zurückgenommen.</translation>
        </message>
        <message>
            <source>It is not sure that the text was taken out, and nothing else.</source>
            <translation>Es ist nicht sicher, dass der Text zurückgenommen wurde und sonst nichts.</translation>
        </message>
        <message>
            <source>Look at it in the program.</source>
            <translation>Sehen Sie im Programm nach.</translation>
        </message>
        <message>
            <source>It was pasted instead.</source>
            <translation>Er wurde stattdessen über die Zwischenablage eingefügt.</translation>
        </message>
        <message>
            <source>It was typed instead.</source>
            <translation>Er wurde stattdessen getippt.</translation>
        </message>
        <message>
            <source>It is on the clipboard: press Ctrl+V.</source>
            <translation>Der Text liegt in der Zwischenablage: Drücken Sie Strg+V.</translation>
        </message>
        <message>
            <source>There is no text output '{method}'; the best one is used.</source>
            <translation>Die Textausgabe „{method}“ gibt es nicht; die beste wird verwendet.</translation>
        </message>
        <message>
            <source>{label} was chosen, but did not work.</source>
            <translation>Gewählt war {label}, doch das hat nicht funktioniert.</translation>
        </message>
        <message>
            <source>The clipboard cannot be reached, so the text was not pasted.</source>
            <translation>Die Zwischenablage ist nicht erreichbar, daher wurde der Text nicht eingefügt.</translation>
        </message>
        <message>
            <source>Another window has the keyboard.</source>
            <translation>Ein anderes Fenster hat die Tastatur.</translation>
        </message>
        <message>
            <source>Leave it to the small window for a moment.</source>
            <translation>Überlassen Sie sie kurz dem kleinen Fenster.</translation>
        </message>
        <message>
            <source>macOS does not let Dictation send keys. Allow it in System Settings, under Privacy &amp; Security, Accessibility.</source>
            <translation>macOS lässt Dictation keine Tasten senden. Erlauben Sie es in den Systemeinstellungen unter Datenschutz &amp; Sicherheit, Bedienungshilfen.</translation>
        </message>
        <message>
            <source>A program keeps the keyboard to itself, as for a password, so no keys were sent.</source>
            <translation>Ein Programm behält die Tastatur für sich, wie für ein Passwort, daher wurden keine Tasten gesendet.</translation>
        </message>
        <message>
            <source>The focus moved while the text was typed, so only its beginning was sent.</source>
            <translation>Der Fokus hat während des Tippens gewechselt, daher wurde nur der Anfang gesendet.</translation>
        </message>
        <message>
            <source>The focus moved while the text was typed; check where it went.</source>
            <translation>Der Fokus hat während des Tippens gewechselt; prüfen Sie, wo der Text gelandet ist.</translation>
        </message>
        <message>
            <source>The focus moved, so the text was not pasted.</source>
            <translation>Der Fokus hat gewechselt, daher wurde der Text nicht eingefügt.</translation>
        </message>
        <message>
            <source>Click where the text belongs and press Command+V.</source>
            <translation>Klicken Sie dorthin, wo der Text hingehört, und drücken Sie Befehl+V.</translation>
        </message>
        <message>
            <source>Another program holds the clipboard, so the text was not pasted.</source>
            <translation>Ein anderes Programm hält die Zwischenablage besetzt, daher wurde der Text nicht eingefügt.</translation>
        </message>
        <message>
            <source>Another program read the clipboard; check that the text arrived.</source>
            <translation>Ein anderes Programm hat die Zwischenablage gelesen; prüfen Sie, ob der Text angekommen ist.</translation>
        </message>
        <message>
            <source>Another program took over the clipboard; check that the text arrived.</source>
            <translation>Ein anderes Programm hat die Zwischenablage übernommen; prüfen Sie, ob der Text angekommen ist.</translation>
        </message>
        <message>
            <source>There is no window to take the text.</source>
            <translation>Es gibt kein Fenster, das den Text annimmt.</translation>
        </message>
        <message>
            <source>The desktop did not answer any more while the text was typed. Look what is there before you insert it again.</source>
            <translation>Die Arbeitsumgebung antwortete nicht mehr, während der Text getippt wurde. Sehen Sie nach, was da steht, bevor Sie ihn noch einmal einfügen.</translation>
        </message>
        <message>
            <source>Text for {program} is only copied, as it is set.</source>
            <translation>Text für {program} wird nur kopiert, wie eingestellt.</translation>
        </message>
        <message>
            <source>Text for {program} is typed, as it is set.</source>
            <translation>Text für {program} wird getippt, wie eingestellt.</translation>
        </message>
        <message>
            <source>The text is pasted.</source>
            <translation>Der Text wird über die Zwischenablage eingefügt.</translation>
        </message>
        <message>
            <source>The text is too long for typing.</source>
            <translation>Der Text ist zu lang zum Tippen.</translation>
        </message>
        <message>
            <source>An input method could change what is typed.</source>
            <translation>Eine Eingabemethode könnte das Getippte verändern.</translation>
        </message>
        <message>
            <source>Short text is typed.</source>
            <translation>Kurzer Text wird getippt.</translation>
        </message>
        <message>
            <source>It is not sure that just that text was taken out; check it.</source>
            <translation>Es ist nicht sicher, dass genau dieser Text zurückgenommen wurde; prüfen Sie ihn.</translation>
        </message>
        <message>
            <source>Not all of the text stands in the field of {program}; check it.</source>
            <translation>Im Textfeld steht nicht der ganze Text; prüfen Sie ihn ({program}).</translation>
        </message>
        <message>
            <source>It went into the field of {program} where you began to speak.</source>
            <translation>Der Text kam in das Feld, in dem Sie zu sprechen begannen ({program}).</translation>
        </message>
        <message>
            <source>In this desktop session only a window with the focus can put text on the clipboard.</source>
            <translation>In dieser Desktop-Sitzung kann nur ein Fenster mit dem Fokus Text in die Zwischenablage legen.</translation>
        </message>
        <message>
            <source>Copy the text from the window of the app, or install wl-clipboard.</source>
            <translation>Kopieren Sie den Text aus dem Fenster der App, oder installieren Sie wl-clipboard.</translation>
        </message>
        <message>
            <source>The focus moved, so the text was not typed.</source>
            <translation>Der Fokus hat gewechselt, daher wurde der Text nicht getippt.</translation>
        </message>
        <message>
            <source>The text has characters that are not typed but pasted.</source>
            <translation>Der Text enthält Zeichen, die nicht getippt, sondern über die Zwischenablage eingefügt werden.</translation>
        </message>
        <message>
            <source>There is no Wayland session to send the text to.</source>
            <translation>Es gibt keine Wayland-Sitzung, an die der Text gesendet werden könnte.</translation>
        </message>
        <message>
            <source>The connection to the desktop is lost, so the text was not sent.</source>
            <translation>Die Verbindung zum Desktop ist abgebrochen, daher wurde der Text nicht gesendet.</translation>
        </message>
        <message>
            <source>only its program can give it</source>
            <translation>nur sein Programm kann es geben</translation>
        </message>
        <message>
            <source>Windows did not let the text be typed.</source>
            <translation>Windows hat das Tippen des Textes nicht zugelassen.</translation>
        </message>
        <message>
            <source>Windows took only the beginning of the text.</source>
            <translation>Windows hat nur den Anfang des Textes angenommen.</translation>
        </message>
        <message>
            <source>Windows did not let the keys for pasting be pressed.</source>
            <translation>Windows ließ die Tasten zum Einfügen nicht drücken.</translation>
        </message>
        <message>
            <source>Windows did not take all of the keys; check the text.</source>
            <translation>Windows hat nicht alle Tasten angenommen; prüfen Sie den Text.</translation>
        </message>
        <message>
            <source>The window's program</source>
            <translation>Das Programm des Fensters</translation>
        </message>
        <message>
            <source>{program} runs as administrator, and Windows lets no other program send it keys.</source>
            <translation>{program} läuft als Administrator, und Windows lässt kein anderes Programm dorthin Tasten senden.</translation>
        </message>
        <message>
            <source>This window loses text that programs type into it.</source>
            <translation>Dieses Fenster verliert Text, den Programme hineintippen.</translation>
        </message>
        <message>
            <source>Windows does not tell whether this window takes keys.</source>
            <translation>Windows sagt nicht, ob dieses Fenster Tasten annimmt.</translation>
        </message>
        <message>
            <source>the window</source>
            <translation>das Fenster</translation>
        </message>
        <message>
            <source>The text field of {program} looks as before; check that the text arrived.</source>
            <translation>Das Textfeld sieht aus wie zuvor ({program}); prüfen Sie, ob der Text angekommen ist.</translation>
        </message>
        <message>
            <source>Whether it arrived is not known: {program} does not tell what stands in its text fields.</source>
            <translation>Ob der Text angekommen ist, ist nicht bekannt: {program} verrät nicht, was in Textfeldern steht.</translation>
        </message>
        <message>
            <source>There is no X display to send the text to.</source>
            <translation>Es gibt kein X-Display, an das der Text gesendet werden könnte.</translation>
        </message>
        <message>
            <source>Start the app in a desktop session.</source>
            <translation>Starten Sie die App in einer Desktop-Sitzung.</translation>
        </message>
        <message>
            <source>The connection to the X display is lost, so the text was not sent.</source>
            <translation>Die Verbindung zum X-Display ist abgebrochen, daher wurde der Text nicht gesendet.</translation>
        </message>
        <message>
            <source>The X server does not let programs press keys (no XTEST extension).</source>
            <translation>Der X-Server lässt Programme keine Tasten drücken (Erweiterung XTEST fehlt).</translation>
        </message>
        <message>
            <source>The keyboard layout has no {chord}, so the text was not pasted.</source>
            <translation>Die Tastaturbelegung hat {chord} nicht, daher wurde der Text nicht eingefügt.</translation>
        </message>
        <message>
            <source>The keyboard layout has no key {key}.</source>
            <translation>Die Tastaturbelegung hat keine Taste {key}.</translation>
        </message>
        <message>
            <source>Another window came to the front meanwhile; look at what is there.</source>
            <translation>Inzwischen ist ein anderes Fenster nach vorn gekommen; sehen Sie nach, was dort steht.</translation>
        </message>
        <message>
            <source>Caps Lock is on, so the text is not typed.</source>
            <translation>Die Feststelltaste ist an, daher wird der Text nicht getippt.</translation>
        </message>
        <message>
            <source>The keyboard layout cannot type all characters of the text.</source>
            <translation>Mit der Tastaturbelegung lassen sich nicht alle Zeichen des Textes tippen.</translation>
        </message>
        <message>
            <source>The keyboard layout has no keys for pasting the text.</source>
            <translation>Die Tastaturbelegung hat keine Tasten zum Einfügen des Textes.</translation>
        </message>
        <message>
            <source>The file '{name}' of the app is missing.</source>
            <translation>Die Datei „{name}“ der App fehlt.</translation>
        </message>
        <message>
            <source>The connection to the desktop is lost.</source>
            <translation>Die Verbindung zum Desktop ist abgebrochen.</translation>
        </message>
        <message>
            <source>The desktop does not answer.</source>
            <translation>Der Desktop antwortet nicht.</translation>
        </message>
        <message>
            <source>There is no session bus, over which the desktop is asked.</source>
            <translation>Es gibt keinen Session-Bus, über den der Desktop gefragt wird.</translation>
        </message>
        <message>
            <source>The desktop does not offer this.</source>
            <translation>Der Desktop bietet das nicht an.</translation>
        </message>
        <message>
            <source>The desktop's question was not answered.</source>
            <translation>Die Frage des Desktops wurde nicht beantwortet.</translation>
        </message>
        <message>
            <source>The desktop's question was answered with no.</source>
            <translation>Die Frage des Desktops wurde mit Nein beantwortet.</translation>
        </message>
        <message>
            <source>This desktop has no portal, which programs ask for leave.</source>
            <translation>Dieser Desktop hat kein Portal, bei dem Programme um Erlaubnis bitten.</translation>
        </message>
        <message>
            <source>The desktop's answer makes no sense.</source>
            <translation>Die Antwort der Arbeitsumgebung ergibt keinen Sinn.</translation>
        </message>
        <message>
            <source>A part of it could not be transcribed.</source>
            <translation>Ein Teil davon konnte nicht transkribiert werden.</translation>
        </message>
        <message>
            <source>A dictation that was not finished was recovered. It is in the history.</source>
            <translation>Ein nicht beendetes Diktat wurde wiederhergestellt. Es ist im Verlauf.</translation>
        </message>
        <message>
            <source>{count} unfinished dictations were recovered. They are in the history.</source>
            <translation>{count} nicht beendete Diktate wurden wiederhergestellt. Sie sind im Verlauf.</translation>
        </message>
        <message>
            <source>An unfinished dictation was deleted: nothing is to be kept.</source>
            <translation>Ein nicht beendetes Diktat wurde gelöscht: Es soll nichts aufbewahrt werden.</translation>
        </message>
        <message>
            <source>{count} unfinished dictations were deleted: nothing is to be kept.</source>
            <translation>{count} nicht beendete Diktate wurden gelöscht: Es soll nichts aufbewahrt werden.</translation>
        </message>
        <message>
            <source>An unfinished dictation could not be read. The sound is kept, and the next start tries again.</source>
            <translation>Ein nicht beendetes Diktat war nicht lesbar. Der Ton ist aufbewahrt, und der nächste Start versucht es erneut.</translation>
        </message>
        <message>
            <source>{count} unfinished dictations could not be read. The sound is kept, and the next start tries again.</source>
            <translation>{count} nicht beendete Diktate waren nicht lesbar. Der Ton ist aufbewahrt, und der nächste Start versucht es erneut.</translation>
        </message>
        <message>
            <source>It could not be transcribed: the app ended {attempts} times over it. Its sound is kept.</source>
            <translation>Es konnte nicht transkribiert werden: Die App wurde dabei {attempts}-mal beendet. Der Ton ist aufbewahrt.</translation>
        </message>
        <message>
            <source>The last of its text may have gone out, too.</source>
            <translation>Auch das Ende des Textes ist möglicherweise schon eingefügt.</translation>
        </message>
        <message>
            <source>Its text may have gone out.</source>
            <translation>Der Text ist möglicherweise schon eingefügt.</translation>
        </message>
        <message>
            <source>first character</source>
            <translation>das erste Zeichen</translation>
        </message>
        <message>
            <source>first {count} characters</source>
            <translation>die ersten {count} Zeichen</translation>
        </message>
        <message>
            <source>first word</source>
            <translation>das erste Wort</translation>
        </message>
        <message>
            <source>first {count} words</source>
            <translation>die ersten {count} Wörter</translation>
        </message>
        <message>
            <source>Its {first} had gone out; what follows them was not inserted.</source>
            <translation>Bereits eingefügt: {first}; der Rest wurde nicht eingefügt.</translation>
        </message>
        <message>
            <source>Its {first} had gone out; what follows them may have gone out, too.</source>
            <translation>Bereits eingefügt: {first}; möglicherweise auch der Rest.</translation>
        </message>
        <message>
            <source>{label} does not run on this system.</source>
            <translation>{label} läuft auf diesem System nicht.</translation>
        </message>
        <message>
            <source>{label} does not run in this desktop session.</source>
            <translation>{label} läuft in dieser Desktop-Sitzung nicht.</translation>
        </message>
        <message>
            <source>{label} needs the extra '{extra}', which is not installed.</source>
            <translation>{label} benötigt das Extra „{extra}“, das nicht installiert ist.</translation>
        </message>
        <message>
            <source>{label} needs the Python package '{package}', which is not installed.</source>
            <translation>{label} benötigt das Python-Paket „{package}“, das nicht installiert ist.</translation>
        </message>
        <message>
            <source>There is no {kind} '{name}'.</source>
            <translation>Das gibt es nicht ({kind}): „{name}“.</translation>
        </message>
        <message>
            <source>Choose one of: {names}.</source>
            <translation>Zur Auswahl stehen: {names}.</translation>
        </message>
        <message>
            <source>Install it, or choose one of: {names}.</source>
            <translation>Installieren Sie es, oder wählen Sie eines von: {names}.</translation>
        </message>
        <message>
            <source>Did you mean '{key}'?</source>
            <translation>Meinten Sie „{key}“?</translation>
        </message>
        <message>
            <source>`dictation settings list` shows all of them.</source>
            <translation>`dictation settings list` zeigt alle.</translation>
        </message>
        <message>
            <source>There is no setting '{key}'.</source>
            <translation>Die Einstellung „{key}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>'{text}' is no value for '{key}': {why}.</source>
            <translation>„{text}“ ist kein Wert für „{key}“: {why}.</translation>
        </message>
        <message>
            <source>it is no JSON</source>
            <translation>kein gültiges JSON</translation>
        </message>
        <message>
            <source>choose one of {names}</source>
            <translation>möglich sind {names}</translation>
        </message>
        <message>
            <source>it has another form</source>
            <translation>andere Form erwartet</translation>
        </message>
        <message>
            <source>expected {kind}, got {other}</source>
            <translation>erwartet: {kind}, angegeben: {other}</translation>
        </message>
        <message>
            <source>expected {kind} {limit}</source>
            <translation>erwartet: {kind} {limit}</translation>
        </message>
        <message>
            <source>expected {kind} of length {limit}</source>
            <translation>erwartet: {kind}, Länge {limit}</translation>
        </message>
        <message>
            <source>required field '{name}' is missing</source>
            <translation>„{name}“ fehlt</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>eine ganze Zahl</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>eine Zahl</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true oder false</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>eine Liste</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>ein Objekt</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>The settings file was changed and cannot be understood; the settings stay as they are.</source>
            <translation>Die Einstellungsdatei wurde geändert und ist unverständlich; die Einstellungen bleiben unverändert.</translation>
        </message>
        <message>
            <source>Choose a file that `dictation settings export` wrote.</source>
            <translation>Wählen Sie eine Datei, die `dictation settings export` geschrieben hat.</translation>
        </message>
        <message>
            <source>The settings were written by a newer version.</source>
            <translation>Die Einstellungen wurden von einer neueren Version geschrieben.</translation>
        </message>
        <message>
            <source>Mend it, or change a setting in the app, which writes it anew and keeps yours beside it.</source>
            <translation>Berichtigen Sie sie, oder ändern Sie eine Einstellung in der App; diese schreibt die Datei neu und hebt Ihre daneben auf.</translation>
        </message>
        <message>
            <source>The settings cannot be read ({reason}); defaults are used.</source>
            <translation>Die Einstellungen sind nicht lesbar ({reason}); die Standardwerte gelten.</translation>
        </message>
        <message>
            <source>The settings file cannot be understood; defaults are used.</source>
            <translation>Die Einstellungsdatei ist unverständlich; die Standardwerte gelten.</translation>
        </message>
        <message>
            <source>cannot be understood</source>
            <translation>unverständlich</translation>
        </message>
        <message>
            <source>were written by a newer version</source>
            <translation>von einer neueren Version geschrieben</translation>
        </message>
        <message>
            <source>are partly wrong</source>
            <translation>teilweise fehlerhaft</translation>
        </message>
        <message>
            <source>The settings cannot be read ({reason}).</source>
            <translation>Die Einstellungen sind nicht lesbar ({reason}).</translation>
        </message>
        <message>
            <source>The settings cannot be written to {target}: {reason}.</source>
            <translation>Die Einstellungen können nicht in {target} geschrieben werden: {reason}.</translation>
        </message>
        <message>
            <source>{source} cannot be read: {reason}.</source>
            <translation>{source} ist nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>{source} holds no settings.</source>
            <translation>{source} enthält keine Einstellungen.</translation>
        </message>
        <message>
            <source>{source} was written by a newer version of the app.</source>
            <translation>{source} wurde von einer neueren Version der App geschrieben.</translation>
        </message>
        <message>
            <source>Install that version here.</source>
            <translation>Installieren Sie diese Version hier.</translation>
        </message>
        <message>
            <source>The settings file is write-protected: {path}.</source>
            <translation>Die Einstellungsdatei ist schreibgeschützt: {path}.</translation>
        </message>
        <message>
            <source>Make it writable to change settings here.</source>
            <translation>Heben Sie den Schreibschutz auf, um hier Einstellungen zu ändern.</translation>
        </message>
        <message>
            <source>The settings cannot be saved in {parent}: {reason}.</source>
            <translation>Die Einstellungen können nicht in {parent} gespeichert werden: {reason}.</translation>
        </message>
        <message>
            <source>The settings {why} and cannot be backed up ({reason}).</source>
            <translation>Die Einstellungen sind {why} und lassen sich nicht sichern ({reason}).</translation>
        </message>
        <message>
            <source>The settings {why}; a copy is kept as {name}.</source>
            <translation>Die Einstellungen sind {why}; eine Kopie liegt unter {name}.</translation>
        </message>
        <message>
            <source>The settings file {why} and cannot be moved aside ({reason}); defaults are used.</source>
            <translation>Die Einstellungsdatei ist {why} und lässt sich nicht beiseitelegen ({reason}); die Standardwerte gelten.</translation>
        </message>
        <message>
            <source>The settings file {why}; it is kept as {name}.</source>
            <translation>Die Einstellungsdatei ist {why}; sie liegt nun unter {name}.</translation>
        </message>
        <message>
            <source>its default is used</source>
            <translation>der Standard gilt</translation>
        </message>
        <message>
            <source>their defaults are used</source>
            <translation>die Standardwerte gelten</translation>
        </message>
        <message>
            <source>it stays as it is</source>
            <translation>der bisherige Wert gilt weiter</translation>
        </message>
        <message>
            <source>they stay as they are</source>
            <translation>die bisherigen Werte gelten weiter</translation>
        </message>
        <message>
            <source>The settings have a part that is not known; it is not used.</source>
            <translation>Die Einstellungen enthalten einen unbekannten Teil; er wird nicht verwendet.</translation>
        </message>
        <message>
            <source>The settings of '{name}' cannot be understood; {outcome}.</source>
            <translation>Die Einstellungen von „{name}“ sind unverständlich; {outcome}.</translation>
        </message>
        <message>
            <source>The settings of '{name}' have one that is not known; it is not used.</source>
            <translation>Unter den Einstellungen von „{name}“ ist eine unbekannte; sie wird nicht verwendet.</translation>
        </message>
        <message>
            <source>the rest of it is used</source>
            <translation>der Rest davon gilt</translation>
        </message>
        <message>
            <source>The setting '{key}' is wrong ({why}); {outcome}.</source>
            <translation>Die Einstellung „{key}“ ist falsch ({why}); {outcome}.</translation>
        </message>
        <message>
            <source>The edited text was saved by a newer version of Dictation.</source>
            <translation>Der bearbeitete Text wurde von einer neueren Version von Dictation gespeichert.</translation>
        </message>
        <message>
            <source>Install that version, and open it again.</source>
            <translation>Installieren Sie diese Version, und öffnen Sie ihn erneut.</translation>
        </message>
        <message>
            <source>The edited text is damaged and cannot be read.</source>
            <translation>Der bearbeitete Text ist beschädigt und nicht lesbar.</translation>
        </message>
        <message>
            <source>Transcribe the file again, or take an export of it.</source>
            <translation>Transkribieren Sie die Datei erneut, oder nehmen Sie einen Export davon.</translation>
        </message>
        <message>
            <source>'{name}' cannot be shown.</source>
            <translation>„{name}“ kann nicht angezeigt werden.</translation>
        </message>
        <message>
            <source>Its folder is gone.</source>
            <translation>Der Ordner ist nicht mehr vorhanden.</translation>
        </message>
        <message>
            <source>The keys of the number pad cannot be used.</source>
            <translation>Die Tasten des Ziffernblocks können nicht verwendet werden.</translation>
        </message>
        <message>
            <source>This key cannot be used.</source>
            <translation>Diese Taste kann nicht verwendet werden.</translation>
        </message>
        <message>
            <source>The key + cannot be used.</source>
            <translation>Die Taste + kann nicht verwendet werden.</translation>
        </message>
        <message>
            <source>The folder {folder} for the app's socket cannot be made: {reason}.</source>
            <translation>Der Ordner {folder} für den Socket der App lässt sich nicht anlegen: {reason}.</translation>
        </message>
        <message>
            <source>The folder {folder} belongs to another user.</source>
            <translation>Der Ordner {folder} gehört einem anderen Benutzer.</translation>
        </message>
        <message>
            <source>Set XDG_RUNTIME_DIR.</source>
            <translation>Setzen Sie XDG_RUNTIME_DIR.</translation>
        </message>
        <message>
            <source>The app's lock cannot be made in {folder}.</source>
            <translation>Die Sperre der App lässt sich in {folder} nicht anlegen.</translation>
        </message>
        <message>
            <source>Dictation is running.</source>
            <translation>Dictation läuft.</translation>
        </message>
        <message>
            <source>Quit it (`dictation quit`) and try again.</source>
            <translation>Beenden Sie es (`dictation quit`), und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The app's socket cannot be opened: {reason}.</source>
            <translation>Der Socket der App lässt sich nicht öffnen: {reason}.</translation>
        </message>
        <message>
            <source>The app made an error.</source>
            <translation>In der App ist ein Fehler aufgetreten.</translation>
        </message>
        <message>
            <source>Its log has the details.</source>
            <translation>Einzelheiten stehen in ihrem Protokoll.</translation>
        </message>
        <message>
            <source>The request is not understood.</source>
            <translation>Die Anfrage ist unverständlich.</translation>
        </message>
        <message>
            <source>Use the `dictation` command.</source>
            <translation>Verwenden Sie den Befehl `dictation`.</translation>
        </message>
        <message>
            <source>The window to try it in does not answer.</source>
            <translation>Das Testfenster antwortet nicht.</translation>
        </message>
        <message>
            <source>No window can be shown on this desktop.</source>
            <translation>Auf diesem Desktop kann kein Fenster angezeigt werden.</translation>
        </message>
        <message>
            <source>Check again in a desktop session.</source>
            <translation>Prüfen Sie erneut in einer Desktop-Sitzung.</translation>
        </message>
        <message>
            <source>Until then what you dictate is kept, encrypted; the History page asks again.</source>
            <translation>Bis dahin werden Ihre Diktate verschlüsselt aufbewahrt; die Seite „Verlauf“ fragt erneut.</translation>
        </message>
        <message>
            <source>An unencrypted copy of the history is still at {history}: an encryption or decryption was interrupted, or another version of Dictation was used. Quit Dictation and use `dictation history encrypt`: it adds what only the copy has, also what you deleted since, and deletes the copy.</source>
            <translation>Unter {history} liegt noch eine unverschlüsselte Kopie des Verlaufs: Eine Ver- oder Entschlüsselung wurde unterbrochen, oder eine andere Version von Dictation wurde verwendet. Beenden Sie Dictation, und verwenden Sie `dictation history encrypt`: Es ergänzt, was nur die Kopie enthält, auch was Sie seitdem gelöscht haben, und löscht die Kopie.</translation>
        </message>
        <message>
            <source>That is too large to be a list of words.</source>
            <translation>Das ist zu groß für eine Wortliste.</translation>
        </message>
        <message>
            <source>Import one in parts.</source>
            <translation>Importieren Sie sie in Teilen.</translation>
        </message>
        <message>
            <source>The words in {path} were written by a newer version.</source>
            <translation>Die Wörter in {path} wurden von einer neueren Version geschrieben.</translation>
        </message>
        <message>
            <source>They are used, and cannot be changed.</source>
            <translation>Sie werden verwendet und können nicht geändert werden.</translation>
        </message>
        <message>
            <source>{path} is too large to be a list of words.</source>
            <translation>{path} ist zu groß für eine Wortliste.</translation>
        </message>
        <message>
            <source>Move it away.</source>
            <translation>Verschieben Sie die Datei an einen anderen Ort.</translation>
        </message>
        <message>
            <source>Your words in {path} cannot be read: {reason}.</source>
            <translation>Ihre Wörter in {path} sind nicht lesbar: {reason}.</translation>
        </message>
        <message>
            <source>Check the file's permissions.</source>
            <translation>Prüfen Sie die Berechtigungen der Datei.</translation>
        </message>
        <message>
            <source>There are too many words.</source>
            <translation>Es sind zu viele Wörter.</translation>
        </message>
        <message>
            <source>Remove some from the list first.</source>
            <translation>Entfernen Sie zuerst einige aus der Liste.</translation>
        </message>
        <message>
            <source>Your words cannot be saved in {parent}: {reason}.</source>
            <translation>Ihre Wörter können nicht in {parent} gespeichert werden: {reason}.</translation>
        </message>
        <message>
            <source>The list of your words was written by a newer version; what is understood of it is used.</source>
            <translation>Ihre Wortliste wurde von einer neueren Version geschrieben; verwendet wird, was davon verständlich ist.</translation>
        </message>
        <message>
            <source>Line {number} of the list of your words cannot be understood; it is not used.</source>
            <translation>Zeile {number} Ihrer Wortliste ist unverständlich; sie wird nicht verwendet.</translation>
        </message>
        <message>
            <source>{count} lines of the list of your words cannot be understood ({numbers}); they are not used.</source>
            <translation>{count} Zeilen Ihrer Wortliste sind unverständlich ({numbers}); sie werden nicht verwendet.</translation>
        </message>
        <message>
            <source>Only a tab is between what is heard and what is written.</source>
            <translation>Zwischen Gehörtem und Geschriebenem steht nur ein Tabulator.</translation>
        </message>
        <message>
            <source>Write -&gt; there.</source>
            <translation>Schreiben Sie dort -&gt;.</translation>
        </message>
        <message>
            <source>There is no word '{heard}' in your list.</source>
            <translation>Das Wort „{heard}“ steht nicht in Ihrer Liste.</translation>
        </message>
        <message>
            <source>`dictation words list` shows all of them.</source>
            <translation>`dictation words list` zeigt alle.</translation>
        </message>
        <message>
            <source>See `dictation words add --help`.</source>
            <translation>Siehe `dictation words add --help`.</translation>
        </message>
        <message>
            <source>Private mode is on: no word is kept.</source>
            <translation>Der private Modus ist an: Es wird kein Wort aufbewahrt.</translation>
        </message>
        <message>
            <source>`dictation private off` ends it.</source>
            <translation>`dictation private off` beendet ihn.</translation>
        </message>
        <message>
            <source>Nothing is said of how it is to be written.</source>
            <translation>Es fehlt, wie es geschrieben werden soll.</translation>
        </message>
        <message>
            <source>A phrase has at most {most_characters} characters.</source>
            <translation>Eine Wendung hat höchstens {most_characters} Zeichen.</translation>
        </message>
        <message>
            <source>There is a sign in it that cannot be printed.</source>
            <translation>Sie enthält ein nicht druckbares Zeichen.</translation>
        </message>
        <message>
            <source>What is heard cannot begin with '#'.</source>
            <translation>Das Gehörte darf nicht mit „#“ beginnen.</translation>
        </message>
        <message>
            <source>What is heard must be words, with nothing but spaces or hyphens between them.</source>
            <translation>Das Gehörte muss aus Wörtern bestehen, mit nichts als Leerzeichen oder Bindestrichen dazwischen.</translation>
        </message>
        <message>
            <source>What is heard may be {most_words} words, not more.</source>
            <translation>Das Gehörte darf höchstens {most_words} Wörter haben.</translation>
        </message>
        <message>
            <source>What is heard may be {most_signs} signs, not more.</source>
            <translation>Das Gehörte darf höchstens {most_signs} Zeichen haben.</translation>
        </message>
        <message>
            <source>A single sign stands within too many words.</source>
            <translation>Ein einzelnes Zeichen kommt in zu vielen Wörtern vor.</translation>
        </message>
        <message>
            <source>'{key}' is another key of the app already.</source>
            <translation>„{key}“ ist schon eine andere Taste der App.</translation>
        </message>
        <message>
            <source>Choose two different keys.</source>
            <translation>Wählen Sie zwei verschiedene Tasten.</translation>
        </message>
        <message>
            <source>'{key}' alone is pressed for much else.</source>
            <translation>„{key}“ allein wird für vieles andere gedrückt.</translation>
        </message>
        <message>
            <source>Add another key to it.</source>
            <translation>Nehmen Sie eine weitere Taste hinzu.</translation>
        </message>
        <message>
            <source>Add Ctrl, Alt or Super: Ctrl+Alt+Space.</source>
            <translation>Nehmen Sie Strg, Alt oder Super hinzu: Strg+Alt+Leertaste.</translation>
        </message>
        <message>
            <source>'{key}' alone could not be typed any more.</source>
            <translation>„{key}“ allein ließe sich nicht mehr tippen.</translation>
        </message>
        <message>
            <source>'{key}' alone could not be used any more.</source>
            <translation>„{key}“ allein ließe sich nicht mehr benutzen.</translation>
        </message>
        <message>
            <source>'{key}' is a key to dictate with already.</source>
            <translation>„{key}“ ist bereits eine Taste zum Diktieren.</translation>
        </message>
        <message>
            <source>'{key}' and '{other}' mean the same press.</source>
            <translation>„{key}“ und „{other}“ bedeuten denselben Tastendruck.</translation>
        </message>
        <message>
            <source>Choose the left key for one and the right key for the other, or another combination.</source>
            <translation>Wählen Sie für die eine die linke und für die andere die rechte Taste, oder eine andere Kombination.</translation>
        </message>
        <message>
            <source>'{key}' alone cannot cancel: it is pressed for much else.</source>
            <translation>„{key}“ allein kann nicht abbrechen: Die Taste wird für vieles andere gedrückt.</translation>
        </message>
        <message>
            <source>Choose another key, such as Escape.</source>
            <translation>Wählen Sie eine andere Taste, zum Beispiel Esc.</translation>
        </message>
        <message>
            <source>'{key}' cannot both start and cancel a dictation.</source>
            <translation>„{key}“ kann nicht zugleich ein Diktat starten und abbrechen.</translation>
        </message>
        <message>
            <source>The key {key} is for the language '{language}', and its model '{name}' understands English only.</source>
            <translation>Die Taste {key} ist für die Sprache „{language}“, und ihr Modell „{name}“ versteht nur Englisch.</translation>
        </message>
        <message>
            <source>Give that key a model without '.en' in its name, or the language en or auto.</source>
            <translation>Geben Sie dieser Taste ein Modell ohne „.en“ im Namen oder die Sprache en oder auto.</translation>
        </message>
        <message>
            <source>Whisper knows no language '{code}'.</source>
            <translation>Whisper kennt keine Sprache „{code}“.</translation>
        </message>
        <message>
            <source>The model '{name}' understands English only, and the language is '{language}'.</source>
            <translation>Das Modell „{name}“ versteht nur Englisch, die Sprache ist aber „{language}“.</translation>
        </message>
        <message>
            <source>Choose a model without '.en' in its name, or the language en or auto.</source>
            <translation>Wählen Sie ein Modell ohne „.en“ im Namen oder die Sprache en oder auto.</translation>
        </message>
        <message>
            <source>Whisper knows no language '{language}'.</source>
            <translation>Whisper kennt keine Sprache „{language}“.</translation>
        </message>
        <message>
            <source>Use a code such as en, de or fr, auto, or nothing.</source>
            <translation>Verwenden Sie ein Kürzel wie en, de oder fr, auto oder nichts.</translation>
        </message>
        <message>
            <source>The model '{name}' is not installed here, so '{here}' stays in use. Download it, then choose it.</source>
            <translation>Das Modell „{name}“ ist hier nicht installiert, daher bleibt „{here}“ in Gebrauch. Laden Sie es herunter, und wählen Sie es dann.</translation>
        </message>
        <message>
            <source>The setting '{key}' is not used, its default is. {why}</source>
            <translation>Die Einstellung „{key}“ wird nicht verwendet, es gilt ihr Standard. {why}</translation>
        </message>
        <message>
            <source>The setting '{key}' is not used, it stays as it is. {why}</source>
            <translation>Die Einstellung „{key}“ wird nicht verwendet, es gilt der bisherige Wert. {why}</translation>
        </message>
        <message>
            <source>The key '{key}' is not used. {why}</source>
            <translation>Die Taste „{key}“ wird nicht verwendet. {why}</translation>
        </message>
        <message>
            <source>The folder '{folder}' is not watched any more. {why}</source>
            <translation>Der Ordner „{folder}“ wird nicht mehr überwacht. {why}</translation>
        </message>
        <message>
            <source>Free the graphics card first, or close programs that use it.</source>
            <translation>Geben Sie zuerst die Grafikkarte frei, oder schließen Sie Programme, die sie verwenden.</translation>
        </message>
        <message>
            <source>Close other programs first.</source>
            <translation>Schließen Sie zuerst andere Programme.</translation>
        </message>
        <message>
            <source>The test needs {needed} of memory, and {free} are free.</source>
            <translation>Der Test braucht {needed} Speicher, frei sind {free}.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Start the app again; what was understood is kept.</source>
            <translation>Starten Sie die App neu; bereits Erkanntes bleibt erhalten.</translation>
        </message>
        <message>
            <source>No program shows the folder '{name}'.</source>
            <translation>Kein Programm kann den Ordner „{name}“ anzeigen.</translation>
        </message>
        <message>
            <source>Install a file manager.</source>
            <translation>Installieren Sie einen Dateimanager.</translation>
        </message>
        <message>
            <source>The hotkey is given back at the moment.</source>
            <translation>Das Tastenkürzel ist zurzeit freigegeben.</translation>
        </message>
        <message>
            <source>Another check is under way.</source>
            <translation>Es läuft bereits eine andere Prüfung.</translation>
        </message>
        <message>
            <source>Wait a moment, and check again.</source>
            <translation>Warten Sie einen Moment, und prüfen Sie erneut.</translation>
        </message>
        <message>
            <source>The hotkey is held down.</source>
            <translation>Das Tastenkürzel ist gedrückt.</translation>
        </message>
        <message>
            <source>Dictation keeps running here. Quit it from this icon's menu.</source>
            <translation>Dictation läuft hier weiter. Beenden können Sie es im Menü dieses Symbols.</translation>
        </message>
        <message>
            <source>Keeping dictations</source>
            <translation>Das Aufbewahren von Diktaten</translation>
        </message>
        <message>
            <source>{doing} stopped working ({error}).</source>
            <translation>{doing} funktioniert nicht mehr ({error}).</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Recording stopped because of an error in the app.</source>
            <translation>Die Aufnahme wurde wegen eines Fehlers in der App beendet.</translation>
        </message>
        <message>
            <source>Try again; the log has the details.</source>
            <translation>Versuchen Sie es erneut; Einzelheiten stehen im Protokoll.</translation>
        </message>
        <message>
            <source>The microphone '{missing}' cannot be reached, so '{used}' is used until it is back.</source>
            <translation>Das Mikrofon „{missing}“ ist nicht erreichbar, daher wird „{used}“ verwendet, bis es wieder da ist.</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>Wird transkribiert</translation>
        </message>
        <message>
            <source>Transcribing files</source>
            <translation>Das Transkribieren von Dateien</translation>
        </message>
        <message>
            <source>The level of the microphone</source>
            <translation>Der Mikrofonpegel</translation>
        </message>
        <message>
            <source>No sound comes from '{name}'; it may be muted or unplugged.</source>
            <translation>Von „{name}“ kommt kein Ton; vielleicht ist es stummgeschaltet oder abgezogen.</translation>
        </message>
        <message>
            <source>Searching by meaning</source>
            <translation>Die Suche nach Bedeutung</translation>
        </message>
        <message>
            <source>Playing files</source>
            <translation>Die Wiedergabe von Dateien</translation>
        </message>
        <message>
            <source>Drawing the sound of files</source>
            <translation>Das Zeichnen des Tons von Dateien</translation>
        </message>
        <message>
            <source>Putting text into windows</source>
            <translation>Das Einfügen in Fenster</translation>
        </message>
        <message>
            <source>It could not be tried.</source>
            <translation>Es konnte nicht ausprobiert werden.</translation>
        </message>
        <message>
            <source>Putting the text into the window failed. It is in the app's window.</source>
            <translation>Das Einfügen des Textes in das Fenster ist fehlgeschlagen. Er steht im Fenster der App.</translation>
        </message>
        <message>
            <source>The clipboard does not answer.</source>
            <translation>Die Zwischenablage antwortet nicht.</translation>
        </message>
        <message>
            <source>Copy the text from the window of the app.</source>
            <translation>Kopieren Sie den Text aus dem Fenster der App.</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>Die Wiedergabe</translation>
        </message>
        <message>
            <source>Muting other programs</source>
            <translation>Das Stummschalten anderer Programme</translation>
        </message>
        <message>
            <source>An unexpected error came up ({error}).</source>
            <translation>Ein unerwarteter Fehler ist aufgetreten ({error}).</translation>
        </message>
        <message>
            <source>Watching folders</source>
            <translation>Das Überwachen von Ordnern</translation>
        </message>
        <message>
            <source>A password field has the keyboard. Nothing is recorded there.</source>
            <translation>Ein Passwortfeld hat die Tastatur. Dort wird nichts aufgenommen.</translation>
        </message>
        <message>
            <source>{program} has the keyboard. Nothing is recorded there.</source>
            <translation>{program} hat die Tastatur. Dort wird nichts aufgenommen.</translation>
        </message>
        <message>
            <source>In a window with this title nothing is recorded.</source>
            <translation>In einem Fenster mit diesem Titel wird nichts aufgenommen.</translation>
        </message>
    </context>
    <context>
        <name>settings</name>
        <message>
            <source>Advanced</source>
            <translation>Erweitert</translation>
        </message>
        <message>
            <source>Speech engine</source>
            <translation>Spracherkennung</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Grenzen</translation>
        </message>
        <message>
            <source>How speech is split</source>
            <translation>Wie Gesprochenes geteilt wird</translation>
        </message>
        <message>
            <source>Delivery and hotkey</source>
            <translation>Einfügen und Tastenkürzel</translation>
        </message>
        <message>
            <source>The program that runs the model.</source>
            <translation>Das Programm, das das Modell ausführt.</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>How exactly the model calculates. Automatic: int8 on the processor, float16 on a graphics card.</source>
            <translation>Wie genau das Modell rechnet. Automatisch: int8 auf dem Prozessor, float16 auf einer Grafikkarte.</translation>
        </message>
        <message>
            <source>compute type precision quantization int8 float16</source>
            <translation>compute type rechengenauigkeit präzision quantisierung int8 float16</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Processor threads</source>
            <translation>Prozessor-Threads</translation>
        </message>
        <message>
            <source>More threads than cores make it slower.</source>
            <translation>Mehr Threads als Kerne machen es langsamer.</translation>
        </message>
        <message>
            <source>cpu cores</source>
            <translation>cpu kerne prozessorkerne threads</translation>
        </message>
        <message>
            <source>One for each core</source>
            <translation>Einer je Kern</translation>
        </message>
        <message>
            <source>Memory for the model at most</source>
            <translation>Max. Arbeitsspeicher für das Modell</translation>
        </message>
        <message>
            <source>Automatic: three quarters of this computer's memory. A model that needs more is not loaded; one that grows beyond it is started again between dictations.</source>
            <translation>Automatisch: drei Viertel des Arbeitsspeichers dieses Computers. Ein Modell, das mehr braucht, wird nicht geladen; wächst eines darüber hinaus, wird es zwischen Diktaten neu gestartet.</translation>
        </message>
        <message>
            <source>limit ram memory process</source>
            <translation>limit grenze ram arbeitsspeicher prozess</translation>
        </message>
        <message>
            <source>Speech that may wait for the model</source>
            <translation>Gesprochenes, das aufs Modell wartet</translation>
        </message>
        <message>
            <source>More than that is kept as sound, to be transcribed from the history.</source>
            <translation>Was darüber hinausgeht, wird als Ton aufbewahrt und lässt sich im Verlauf transkribieren.</translation>
        </message>
        <message>
            <source>limit queue backlog length</source>
            <translation>limit grenze warteschlange rückstand länge</translation>
        </message>
        <message>
            <source>Space for models</source>
            <translation>Speicherplatz für Modelle</translation>
        </message>
        <message>
            <source>A download that would need more does not begin.</source>
            <translation>Ein Download, der mehr bräuchte, beginnt nicht.</translation>
        </message>
        <message>
            <source>limit disk space megabytes folder size</source>
            <translation>limit grenze speicherplatz festplatte megabyte ordner größe</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Unbegrenzt</translation>
        </message>
        <message>
            <source>Space for the log</source>
            <translation>Speicherplatz fürs Protokoll</translation>
        </message>
        <message>
            <source>The oldest lines go first. It holds none of your words.</source>
            <translation>Die ältesten Zeilen fallen zuerst weg. Es enthält nichts von Ihren Texten.</translation>
        </message>
        <message>
            <source>limit disk space megabytes log file</source>
            <translation>limit grenze speicherplatz festplatte megabyte protokoll log datei</translation>
        </message>
        <message>
            <source>Pause that ends a piece</source>
            <translation>Pause, die einen Abschnitt beendet</translation>
        </message>
        <message>
            <source>What came before it is understood while you go on speaking.</source>
            <translation>Was davor gesagt wurde, wird erkannt, während Sie weitersprechen.</translation>
        </message>
        <message>
            <source>silence segment utterance</source>
            <translation>stille segment abschnitt äußerung</translation>
        </message>
        <message>
            <source>Shortest piece</source>
            <translation>Kürzester Abschnitt</translation>
        </message>
        <message>
            <source>Shorter speech is not split at a pause: the model needs some context.</source>
            <translation>Kürzeres wird nicht an einer Pause geteilt: Das Modell braucht etwas Zusammenhang.</translation>
        </message>
        <message>
            <source>utterance segment minimum</source>
            <translation>äußerung segment abschnitt minimum</translation>
        </message>
        <message>
            <source>Longest piece</source>
            <translation>Längster Abschnitt</translation>
        </message>
        <message>
            <source>Longer speech is split at a quiet place.</source>
            <translation>Längeres wird an einer ruhigen Stelle geteilt.</translation>
        </message>
        <message>
            <source>utterance segment maximum</source>
            <translation>äußerung segment abschnitt maximum</translation>
        </message>
        <message>
            <source>Quiet kept around speech</source>
            <translation>Stille vor und nach Gesprochenem</translation>
        </message>
        <message>
            <source>Less may cost a soft first or last consonant.</source>
            <translation>Weniger kann einen leisen Laut am Anfang oder Ende kosten.</translation>
        </message>
        <message>
            <source>padding pre-roll hangover</source>
            <translation>puffer padding vorlauf nachlauf</translation>
        </message>
        <message>
            <source>Work ahead at pauses of</source>
            <translation>Vorausarbeiten ab Pausen von</translation>
        </message>
        <message>
            <source>The text is there sooner when you let go; it costs some computing.</source>
            <translation>Der Text ist nach dem Loslassen früher da; das kostet etwas Rechenleistung.</translation>
        </message>
        <message>
            <source>speculation latency breath draft</source>
            <translation>vorausberechnung latenz verzögerung atempause entwurf</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <source>Refresh the live text every</source>
            <translation>Live-Text aktualisieren alle</translation>
        </message>
        <message>
            <source>How often the text so far is worked out while you speak.</source>
            <translation>Wie oft der bisherige Text ermittelt wird, während Sie sprechen.</translation>
        </message>
        <message>
            <source>live preview draft partial</source>
            <translation>live vorschau entwurf teilweise</translation>
        </message>
        <message>
            <source>What counts as speech</source>
            <translation>Was als Sprache gilt</translation>
        </message>
        <message>
            <source>Strict helps in noise, and may miss soft speech.</source>
            <translation>„Streng“ hilft bei Lärm, kann aber leises Sprechen überhören.</translation>
        </message>
        <message>
            <source>vad voice detection sensitivity noise</source>
            <translation>vad spracherkennung stimme empfindlichkeit lärm rauschen</translation>
        </message>
        <message>
            <source>Nearly everything</source>
            <translation>Fast alles</translation>
        </message>
        <message>
            <source>Lenient</source>
            <translation>Nachsichtig</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Strict</source>
            <translation>Streng</translation>
        </message>
        <message>
            <source>Wait for Ctrl, Alt and Shift at most</source>
            <translation>Höchstens auf Strg, Alt und Umschalt warten</translation>
        </message>
        <message>
            <source>Text typed while one of them is down would be taken for shortcuts.</source>
            <translation>Wird getippt, solange eine davon gedrückt ist, hält das Programm den Text für Tastenkürzel.</translation>
        </message>
        <message>
            <source>modifier release timeout</source>
            <translation>zusatztaste modifikatortaste umschalttaste strg alt loslassen zeitlimit timeout</translation>
        </message>
        <message>
            <source>Do not wait</source>
            <translation>Nicht warten</translation>
        </message>
        <message>
            <source>Wait for the window to take the text</source>
            <translation>Warten, bis das Fenster den Text annimmt</translation>
        </message>
        <message>
            <source>Some windows fetch pasted text late; after so long the app goes on.</source>
            <translation>Manche Fenster holen eingefügten Text spät ab; nach dieser Zeit macht die App weiter.</translation>
        </message>
        <message>
            <source>receipt paste timeout</source>
            <translation>bestätigung einfügen zeitlimit timeout</translation>
        </message>
        <message>
            <source>How the hotkey is watched</source>
            <translation>Überwachung des Tastenkürzels</translation>
        </message>
        <message>
            <source>Automatic: the first way that works on this desktop.</source>
            <translation>Automatisch: die erste Möglichkeit, die auf diesem Desktop funktioniert.</translation>
        </message>
        <message>
            <source>backend x11 grab hook</source>
            <translation>backend x11 hook hotkey</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>{number} {unit}</source>
            <translation>{number} {unit}</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>New files</source>
            <translation>Neue Dateien</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>Untertitel</translation>
        </message>
        <message>
            <source>Watched folders</source>
            <translation>Überwachte Ordner</translation>
        </message>
        <message>
            <source>Hold the queue</source>
            <translation>Warteschlange anhalten</translation>
        </message>
        <message>
            <source>No file is transcribed until it goes on, as with the button of the Files page.</source>
            <translation>Bis zum Fortsetzen wird keine Datei transkribiert, wie mit der Schaltfläche der Seite „Dateien“.</translation>
        </message>
        <message>
            <source>pause all stop queue files wait</source>
            <translation>pause alles anhalten stopp warteschlange dateien warten</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>What is spoken in the files. The Files page has it for each file, too.</source>
            <translation>Was in den Dateien gesprochen wird. Auf der Seite „Dateien“ auch für jede Datei wählbar.</translation>
        </message>
        <message>
            <source>speech spoken detect auto english german french</source>
            <translation>sprache gesprochen erkennen automatisch englisch deutsch französisch</translation>
        </message>
        <message>
            <source>As for dictation</source>
            <translation>Wie beim Diktieren</translation>
        </message>
        <message>
            <source>Detect automatically</source>
            <translation>Automatisch erkennen</translation>
        </message>
        <message>
            <source>Speech model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>One that is installed. The one for dictation needs no memory of its own.</source>
            <translation>Ein installiertes. Das Modell zum Diktieren braucht keinen eigenen Speicher.</translation>
        </message>
        <message>
            <source>whisper turbo tiny base small medium large distil</source>
            <translation>whisper turbo tiny base small medium large distil</translation>
        </message>
        <message>
            <source>Translate to English</source>
            <translation>Ins Englische übersetzen</translation>
        </message>
        <message>
            <source>Whisper writes English, whatever is spoken.</source>
            <translation>Whisper schreibt Englisch, gleich welche Sprache gesprochen wird.</translation>
        </message>
        <message>
            <source>translation foreign</source>
            <translation>übersetzung fremdsprache</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>In recordings of calls and interviews each channel is often one speaker.</source>
            <translation>In Aufnahmen von Anrufen und Interviews ist oft jeder Kanal ein Sprecher.</translation>
        </message>
        <message>
            <source>stereo speakers telephone interview</source>
            <translation>stereo sprecher telefon anruf interview</translation>
        </message>
        <message>
            <source>Mixed</source>
            <translation>Gemischt</translation>
        </message>
        <message>
            <source>Each is one speaker</source>
            <translation>Ein Sprecher pro Kanal</translation>
        </message>
        <message>
            <source>Find the time of each word</source>
            <translation>Zeit jedes Wortes ermitteln</translation>
        </message>
        <message>
            <source>For subtitles, and to play from a word. It takes a little longer.</source>
            <translation>Für Untertitel und die Wiedergabe ab einem Wort. Dauert etwas länger.</translation>
        </message>
        <message>
            <source>timestamps karaoke</source>
            <translation>zeitstempel zeitmarken karaoke</translation>
        </message>
        <message>
            <source>Write when a file is done</source>
            <translation>Bei fertiger Datei schreiben</translation>
        </message>
        <message>
            <source>Names such as txt, srt; empty: the text stays in the app. There are {names}.</source>
            <translation>Formate wie txt, srt; leer: Der Text bleibt in der App. Möglich sind {names}.</translation>
        </message>
        <message>
            <source>export formats subtitles output save</source>
            <translation>export formate untertitel ausgabe speichern</translation>
        </message>
        <message>
            <source>Folder for results</source>
            <translation>Ordner für Ergebnisse</translation>
        </message>
        <message>
            <source>Empty: beside each file. Nothing that is there is overwritten.</source>
            <translation>Leer: neben jeder Datei. Vorhandenes wird nicht überschrieben.</translation>
        </message>
        <message>
            <source>output directory path save</source>
            <translation>ausgabe ordner verzeichnis pfad speichern</translation>
        </message>
        <message>
            <source>Tell when files are done</source>
            <translation>Melden, wenn Dateien fertig sind</translation>
        </message>
        <message>
            <source>A notice, unless you are looking at the page. Problems are always told.</source>
            <translation>Eine Meldung, außer Sie sehen gerade die Seite an. Probleme werden immer gemeldet.</translation>
        </message>
        <message>
            <source>notification finished</source>
            <translation>benachrichtigung meldung fertig</translation>
        </message>
        <message>
            <source>A new paragraph begins after a pause of</source>
            <translation>Neuer Absatz nach einer Pause von</translation>
        </message>
        <message>
            <source>In texts, documents and web pages.</source>
            <translation>In Texten, Dokumenten und Webseiten.</translation>
        </message>
        <message>
            <source>silence paragraphs</source>
            <translation>stille absätze</translation>
        </message>
        <message>
            <source>Each new file once, when it is there as a whole. Folders in the network may come and go.</source>
            <translation>Jede neue Datei einmal, sobald sie vollständig ist. Ordner im Netzwerk dürfen kommen und gehen.</translation>
        </message>
        <message>
            <source>watch hot folder inbox automatic monitor directory</source>
            <translation>überwachen beobachten eingang automatisch ordner verzeichnis</translation>
        </message>
        <message>
            <source>Longest line</source>
            <translation>Längste Zeile</translation>
        </message>
        <message>
            <source>A Chinese, Japanese or Korean sign takes two.</source>
            <translation>Ein chinesisches, japanisches oder koreanisches Zeichen zählt doppelt.</translation>
        </message>
        <message>
            <source>subtitles characters columns width</source>
            <translation>untertitel zeichen spalten breite</translation>
        </message>
        <message>
            <source>characters</source>
            <translation>Zeichen</translation>
        </message>
        <message>
            <source>Lines at once</source>
            <translation>Zeilen zugleich</translation>
        </message>
        <message>
            <source>So many stand on the screen at most.</source>
            <translation>So viele stehen höchstens auf dem Bildschirm.</translation>
        </message>
        <message>
            <source>subtitles rows</source>
            <translation>untertitel zeilen</translation>
        </message>
        <message>
            <source>Reading speed</source>
            <translation>Lesetempo</translation>
        </message>
        <message>
            <source>What takes longer to read stays longer, where it can.</source>
            <translation>Was länger zu lesen ist, bleibt nach Möglichkeit länger stehen.</translation>
        </message>
        <message>
            <source>subtitles cps</source>
            <translation>untertitel lesegeschwindigkeit cps</translation>
        </message>
        <message>
            <source>characters a second</source>
            <translation>Zeichen pro Sekunde</translation>
        </message>
        <message>
            <source>Shown at least</source>
            <translation>Mindestens anzeigen</translation>
        </message>
        <message>
            <source>Very short text, too, where the next leaves the time.</source>
            <translation>Auch sehr kurzen Text, wenn der nächste Zeit lässt.</translation>
        </message>
        <message>
            <source>subtitles minimum duration</source>
            <translation>untertitel mindestdauer</translation>
        </message>
        <message>
            <source>Gap between two</source>
            <translation>Lücke zwischen zweien</translation>
        </message>
        <message>
            <source>Without one nobody sees that the text has changed.</source>
            <translation>Ohne sie sieht niemand, dass der Text gewechselt hat.</translation>
        </message>
        <message>
            <source>subtitles minimum gap</source>
            <translation>untertitel mindestabstand lücke</translation>
        </message>
        <message>
            <source>History &amp; Privacy</source>
            <translation>Verlauf &amp; Datenschutz</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Datenschutz</translation>
        </message>
        <message>
            <source>Where nothing is recorded</source>
            <translation>Wo nichts aufgenommen wird</translation>
        </message>
        <message>
            <source>How much is kept</source>
            <translation>Wie viel aufbewahrt wird</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <source>Private mode</source>
            <translation>Privater Modus</translation>
        </message>
        <message>
            <source>While it is on, nothing you dictate is kept. It stays on after a restart.</source>
            <translation>Solange er an ist, wird von Ihren Diktaten nichts aufbewahrt. Er bleibt auch nach einem Neustart an.</translation>
        </message>
        <message>
            <source>incognito secret confidential</source>
            <translation>inkognito geheim vertraulich</translation>
        </message>
        <message>
            <source>Keep from each dictation</source>
            <translation>Von jedem Diktat aufbewahren</translation>
        </message>
        <message>
            <source>It all stays on this computer. With “Nothing”, a dictation that a crash cuts off is lost.</source>
            <translation>Alles bleibt auf diesem Computer. Mit „Nichts“ geht ein Diktat verloren, wenn ein Absturz es abbricht.</translation>
        </message>
        <message>
            <source>store save record audio privacy retention</source>
            <translation>speichern aufbewahren aufnahme audio datenschutz</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Text and sound</source>
            <translation>Text und Ton</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>Not in password managers</source>
            <translation>Nicht in Passwortmanagern</translation>
        </message>
        <message>
            <source>Nor in windows that ask for a password. The key says so there, and nothing is recorded, kept or logged. In password fields it never is, where their program tells of them.</source>
            <translation>Auch nicht in Fenstern, die nach einem Passwort fragen. Die Taste meldet es dort, und nichts wird aufgenommen, aufbewahrt oder protokolliert. In Passwortfeldern geschieht das nie, wo ihr Programm sie zu erkennen gibt.</translation>
        </message>
        <message>
            <source>keepassxc bitwarden 1password secret security zone never record privacy</source>
            <translation>keepassxc bitwarden 1password geheim sicherheit zone passwort nie aufnehmen datenschutz</translation>
        </message>
        <message>
            <source>Nor in these programs</source>
            <translation>Nicht in diesen Programmen</translation>
        </message>
        <message>
            <source>Names such as signal, banking*. A star stands for anything.</source>
            <translation>Namen wie signal, banking*. Ein Stern steht für Beliebiges.</translation>
        </message>
        <message>
            <source>applications windows exclude block never record class exe</source>
            <translation>programme anwendungen fenster ausschließen sperren nie aufnehmen klasse exe</translation>
        </message>
        <message>
            <source>Nor in windows with these titles</source>
            <translation>Nicht in Fenstern mit diesen Titeln</translation>
        </message>
        <message>
            <source>Parts of titles, such as Online Banking, Private Browsing.</source>
            <translation>Teile von Titeln, zum Beispiel Online-Banking, Privater Modus.</translation>
        </message>
        <message>
            <source>window title exclude block never record browser page</source>
            <translation>fenster titel ausschließen sperren nie aufnehmen browser seite</translation>
        </message>
        <message>
            <source>Delete dictations after</source>
            <translation>Diktate löschen nach</translation>
        </message>
        <message>
            <source>Their sound is deleted with them.</source>
            <translation>Ihr Ton wird mit gelöscht.</translation>
        </message>
        <message>
            <source>age expire retention clean</source>
            <translation>alter ablauf aufbewahrung aufräumen</translation>
        </message>
        <message>
            <source>days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Most dictations to keep</source>
            <translation>Höchstzahl aufbewahrter Diktate</translation>
        </message>
        <message>
            <source>When there are more, the oldest are deleted.</source>
            <translation>Sind es mehr, werden die ältesten gelöscht.</translation>
        </message>
        <message>
            <source>limit count size</source>
            <translation>limit grenze anzahl größe</translation>
        </message>
        <message>
            <source>Space for sound</source>
            <translation>Speicherplatz für Ton</translation>
        </message>
        <message>
            <source>When it is full, the oldest sound is deleted; the text stays. 2,000 MB hold some 30 hours.</source>
            <translation>Ist er voll, wird der älteste Ton gelöscht; der Text bleibt. 2.000 MB reichen für etwa 30 Stunden.</translation>
        </message>
        <message>
            <source>limit disk space megabytes audio</source>
            <translation>limit grenze speicherplatz festplatte megabyte audio</translation>
        </message>
        <message>
            <source>Also search by meaning</source>
            <translation>Auch nach Bedeutung suchen</translation>
        </message>
        <message>
            <source>Finds what you said in other words. Works where the extra “meaning” is installed.</source>
            <translation>Findet auch, was Sie mit anderen Worten gesagt haben. Funktioniert, wenn das Extra „meaning“ installiert ist.</translation>
        </message>
        <message>
            <source>semantic find history</source>
            <translation>semantisch suchen finden verlauf</translation>
        </message>
        <message>
            <source>Hold to talk, or tap on and off</source>
            <translation>Zum Sprechen halten oder an- und austippen</translation>
        </message>
        <message>
            <source>Hold to talk</source>
            <translation>Zum Sprechen halten</translation>
        </message>
        <message>
            <source>Tap on and off, hands-free</source>
            <translation>An- und austippen, Hände frei</translation>
        </message>
        <message>
            <source>Tap twice for on, once for off, hands-free</source>
            <translation>Zweimal tippen: an, einmal: aus, Hände frei</translation>
        </message>
        <message>
            <source>Mute other programs while you dictate</source>
            <translation>Andere Programme beim Diktieren stummschalten</translation>
        </message>
        <message>
            <source>Music, videos and calls are silent until you have spoken; nothing else is changed.</source>
            <translation>Musik, Videos und Anrufe sind still, bis Sie fertig gesprochen haben; sonst ändert sich nichts.</translation>
        </message>
        <message>
            <source>music pause quiet speaker loudspeaker duck silence sound</source>
            <translation>musik pause leise lautsprecher stumm stille ton</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Other sound</source>
            <translation>Anderer Ton</translation>
        </message>
        <message>
            <source>Say something: the bars move with your voice. Of several, the first one that is connected is used.</source>
            <translation>Sagen Sie etwas: Die Balken folgen Ihrer Stimme. Von mehreren wird das erste angeschlossene verwendet.</translation>
        </message>
        <message>
            <source>input device sound level test headset priority order record play</source>
            <translation>eingabegerät ton pegel test headset rangfolge reihenfolge aufnehmen abspielen</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Of an audio interface: where your voice is. A microphone without it has all mixed.</source>
            <translation>Bei einem Audio-Interface: wo Ihre Stimme ist. Hat ein Mikrofon den Kanal nicht, werden alle gemischt.</translation>
        </message>
        <message>
            <source>left right mono stereo mix interface input</source>
            <translation>links rechts mono stereo mischen interface eingang</translation>
        </message>
        <message>
            <source>All, mixed</source>
            <translation>Alle, gemischt</translation>
        </message>
        <message>
            <source>Left (1)</source>
            <translation>Links (1)</translation>
        </message>
        <message>
            <source>Right (2)</source>
            <translation>Rechts (2)</translation>
        </message>
        <message>
            <source>Make it louder by</source>
            <translation>Lauter machen um</translation>
        </message>
        <message>
            <source>Where the bars stay low although the system's volume is high. Below 0: quieter.</source>
            <translation>Wenn die Balken trotz hoher Systemlautstärke niedrig bleiben. Unter 0: leiser.</translation>
        </message>
        <message>
            <source>gain amplify volume boost quiet loud</source>
            <translation>verstärkung gain lautstärke leise laut</translation>
        </message>
        <message>
            <source>Keep the microphone open after use</source>
            <translation>Mikrofon nach Gebrauch offen halten</translation>
        </message>
        <message>
            <source>The next dictation starts sooner. Meanwhile the desktop shows the microphone as in use.</source>
            <translation>Das nächste Diktat startet schneller. Solange zeigt der Desktop das Mikrofon als benutzt an.</translation>
        </message>
        <message>
            <source>warm always on bluetooth</source>
            <translation>warm bereit immer an bluetooth</translation>
        </message>
        <message>
            <source>Close at once</source>
            <translation>Sofort schließen</translation>
        </message>
        <message>
            <source>Also take what came before the key</source>
            <translation>Auch vor dem Tastendruck Gesagtes</translation>
        </message>
        <message>
            <source>Only while the microphone is kept open: who speaks as they press has begun before.</source>
            <translation>Nur solange das Mikrofon offen gehalten wird: Wer beim Drücken spricht, hat schon vorher angefangen.</translation>
        </message>
        <message>
            <source>pre-roll preroll buffer first word cut off</source>
            <translation>vorlauf preroll puffer erstes wort abgeschnitten</translation>
        </message>
        <message>
            <source>Keep recording after release</source>
            <translation>Nach dem Loslassen weiter aufnehmen</translation>
        </message>
        <message>
            <source>At most this long, and only while you are still speaking.</source>
            <translation>Höchstens so lange, und nur, solange Sie noch sprechen.</translation>
        </message>
        <message>
            <source>tail end cut off last word</source>
            <translation>nachlauf ende abgeschnitten letztes wort</translation>
        </message>
        <message>
            <source>Stop at once</source>
            <translation>Sofort stoppen</translation>
        </message>
        <message>
            <source>Longest dictation</source>
            <translation>Längstes Diktat</translation>
        </message>
        <message>
            <source>It then ends by itself, and its text is inserted.</source>
            <translation>Danach endet es von selbst, und sein Text wird eingefügt.</translation>
        </message>
        <message>
            <source>limit maximum recording</source>
            <translation>limit grenze maximum aufnahme</translation>
        </message>
        <message>
            <source>A larger model makes fewer mistakes and takes longer.</source>
            <translation>Ein größeres Modell macht weniger Fehler und braucht länger.</translation>
        </message>
        <message>
            <source>whisper download install turbo tiny base small medium large distil</source>
            <translation>whisper download herunterladen installieren turbo tiny base small medium large distil</translation>
        </message>
        <message>
            <source>Runs on</source>
            <translation>Läuft auf</translation>
        </message>
        <message>
            <source>An NVIDIA graphics card is many times faster than the processor.</source>
            <translation>Eine NVIDIA-Grafikkarte ist um ein Vielfaches schneller als der Prozessor.</translation>
        </message>
        <message>
            <source>gpu cpu cuda graphics card nvidia processor device</source>
            <translation>gpu cpu cuda grafikkarte nvidia prozessor gerät</translation>
        </message>
        <message>
            <source>Free its memory when unused for</source>
            <translation>Speicher freigeben, wenn unbenutzt seit</translation>
        </message>
        <message>
            <source>The model is loaded again while you speak your next dictation.</source>
            <translation>Das Modell wird wieder geladen, während Sie das nächste Diktat sprechen.</translation>
        </message>
        <message>
            <source>unload idle vram ram rest</source>
            <translation>entladen leerlauf vram ram ruhe</translation>
        </message>
        <message>
            <source>A fixed language is a little faster, and is never mistaken for another.</source>
            <translation>Eine feste Sprache ist etwas schneller und wird nie mit einer anderen verwechselt.</translation>
        </message>
        <message>
            <source>Languages you speak</source>
            <translation>Sprachen, die Sie sprechen</translation>
        </message>
        <message>
            <source>Codes such as en, de. Only these are detected; empty: all that the model knows.</source>
            <translation>Kürzel wie en, de. Nur diese werden erkannt; leer: alle, die das Modell kennt.</translation>
        </message>
        <message>
            <source>multilingual restrict detect several</source>
            <translation>mehrsprachig einschränken erkennen mehrere</translation>
        </message>
        <message>
            <source>Model &amp; GPU</source>
            <translation>Modell &amp; GPU</translation>
        </message>
        <message>
            <source>Graphics card</source>
            <translation>Grafikkarte</translation>
        </message>
        <message>
            <source>Where models come from</source>
            <translation>Woher Modelle kommen</translation>
        </message>
        <message>
            <source>Graphics memory to use at most</source>
            <translation>Max. Grafikspeicher</translation>
        </message>
        <message>
            <source>A model that needs more runs on another card or on the processor.</source>
            <translation>Ein Modell, das mehr braucht, läuft auf einer anderen Karte oder auf dem Prozessor.</translation>
        </message>
        <message>
            <source>gpu vram limit</source>
            <translation>gpu vram limit grenze</translation>
        </message>
        <message>
            <source>Give the card up for these programs</source>
            <translation>Karte für diese Programme freigeben</translation>
        </message>
        <message>
            <source>Names such as blender, game.exe. While one of them runs, it has the card to itself.</source>
            <translation>Namen wie blender, game.exe. Solange eines davon läuft, hat es die Karte für sich.</translation>
        </message>
        <message>
            <source>gpu vram games programs yield</source>
            <translation>gpu vram spiele programme freigeben</translation>
        </message>
        <message>
            <source>Download models from</source>
            <translation>Modelle herunterladen von</translation>
        </message>
        <message>
            <source>Automatic: your own address, the package index, the model hub, in turn.</source>
            <translation>Automatisch: der Reihe nach eigene Adresse, Paketverzeichnis, Modell-Hub.</translation>
        </message>
        <message>
            <source>download models server</source>
            <translation>download herunterladen modelle server</translation>
        </message>
        <message>
            <source>The package index</source>
            <translation>Paketverzeichnis</translation>
        </message>
        <message>
            <source>The model hub</source>
            <translation>Modell-Hub</translation>
        </message>
        <message>
            <source>Your own address</source>
            <translation>Eigene Adresse</translation>
        </message>
        <message>
            <source>Mirror of the model hub</source>
            <translation>Spiegelserver des Modell-Hubs</translation>
        </message>
        <message>
            <source>An address that begins with https://. Empty: the hub itself.</source>
            <translation>Eine Adresse, die mit https:// beginnt. Leer: der Hub selbst.</translation>
        </message>
        <message>
            <source>download huggingface proxy</source>
            <translation>download herunterladen huggingface mirror proxy spiegel</translation>
        </message>
        <message>
            <source>A web folder with models, one folder for each. Empty: none.</source>
            <translation>Ein Webordner mit Modellen, ein Ordner für jedes. Leer: keiner.</translation>
        </message>
        <message>
            <source>download server on-premise url</source>
            <translation>download herunterladen server firmennetz on-premise url</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Of the windows. What you say is written in the language you say it in.</source>
            <translation>Sprache der Fenster. Diktiertes wird in der gesprochenen Sprache geschrieben.</translation>
        </message>
        <message>
            <source>language interface translation english german french deutsch français</source>
            <translation>sprache oberfläche übersetzung englisch deutsch französisch english français</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Wie der Desktop</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Light, dark, or whatever the desktop uses.</source>
            <translation>Hell, dunkel oder wie der Desktop.</translation>
        </message>
        <message>
            <source>theme appearance night dark mode</source>
            <translation>design thema aussehen erscheinungsbild nacht dunkelmodus dark mode</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Open the window at start</source>
            <translation>Fenster beim Start öffnen</translation>
        </message>
        <message>
            <source>Otherwise the app starts as an icon in the panel only.</source>
            <translation>Sonst startet die App nur als Symbol im Infobereich.</translation>
        </message>
        <message>
            <source>startup launch tray background minimized</source>
            <translation>start autostart infobereich hintergrund minimiert</translation>
        </message>
        <message>
            <source>Start when you log in</source>
            <translation>Bei der Anmeldung starten</translation>
        </message>
        <message>
            <source>Without its window: the hotkey is ready as soon as the desktop is.</source>
            <translation>Ohne Fenster: Das Tastenkürzel ist bereit, sobald der Desktop es ist.</translation>
        </message>
        <message>
            <source>autostart startup boot launch login session</source>
            <translation>autostart start hochfahren anmeldung login sitzung</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>While dictating</source>
            <translation>Beim Diktieren</translation>
        </message>
        <message>
            <source>Show a small bar while dictating</source>
            <translation>Beim Diktieren kleine Leiste zeigen</translation>
        </message>
        <message>
            <source>It says that the app listens, and never takes the keyboard.</source>
            <translation>Sie zeigt, dass die App zuhört, und nimmt nie die Tastatur.</translation>
        </message>
        <message>
            <source>overlay indicator popup recording</source>
            <translation>overlay anzeige einblendung aufnahme</translation>
        </message>
        <message>
            <source>Show the words while you speak</source>
            <translation>Wörter beim Sprechen anzeigen</translation>
        </message>
        <message>
            <source>In the bar, as they are understood; the last ones may still change.</source>
            <translation>In der Leiste, sobald sie erkannt sind; die letzten können sich noch ändern.</translation>
        </message>
        <message>
            <source>live preview partial streaming</source>
            <translation>live vorschau teilweise streaming</translation>
        </message>
        <message>
            <source>Play a sound at the start and the end</source>
            <translation>Ton am Anfang und Ende abspielen</translation>
        </message>
        <message>
            <source>A short one when the app begins to listen, another when it has ended.</source>
            <translation>Ein kurzer Ton, wenn die App zuzuhören beginnt, ein anderer, wenn sie aufhört.</translation>
        </message>
        <message>
            <source>beep chime tone audio feedback signal</source>
            <translation>piepton signalton klang rückmeldung audio</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <source>Of what happens while you do something else, such as files that are done.</source>
            <translation>Was geschieht, während Sie etwas anderes tun, etwa dass Dateien fertig sind.</translation>
        </message>
        <message>
            <source>balloon popup toast notices messages quiet</source>
            <translation>benachrichtigung meldung hinweis sprechblase popup ruhe stören</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Problems only</source>
            <translation>Nur Probleme</translation>
        </message>
        <message>
            <source>None; the small bar tells it</source>
            <translation>Keine; die kleine Leiste sagt es</translation>
        </message>
        <message>
            <source>Further keys</source>
            <translation>Weitere Tasten</translation>
        </message>
        <message>
            <source>For another language or model, or to have one key to hold and another to tap.</source>
            <translation>Für eine andere Sprache oder ein anderes Modell, oder eine Taste zum Halten und eine zum Antippen.</translation>
        </message>
        <message>
            <source>second hotkey shortcut language model bilingual modifier left right</source>
            <translation>zweites tastenkürzel hotkey shortcut sprache modell zweisprachig zusatztaste links rechts</translation>
        </message>
        <message>
            <source>Hotkeys</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Key to dictate</source>
            <translation>Taste zum Diktieren</translation>
        </message>
        <message>
            <source>A combination, or a modifier key or side button of the mouse alone. It works in every window.</source>
            <translation>Eine Kombination, oder eine Zusatztaste oder Seitentaste der Maus allein. Sie funktioniert in jedem Fenster.</translation>
        </message>
        <message>
            <source>hotkey shortcut push to talk trigger mouse button</source>
            <translation>tastenkürzel hotkey shortcut taste auslöser sprechtaste push to talk maus maustaste</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was sie tut</translation>
        </message>
        <message>
            <source>Hold: you speak while it is down, and the text comes when you let go. Tap: your hands are free, and the text comes at each pause. Tap twice: likewise, with a key that you press for other things, too.</source>
            <translation>Halten: Sie sprechen, solange sie gedrückt ist, und der Text kommt beim Loslassen. Antippen: Die Hände sind frei, und der Text kommt bei jeder Pause. Zweimal antippen: ebenso, mit einer Taste, die Sie auch für anderes drücken.</translation>
        </message>
        <message>
            <source>toggle push to talk hands-free press mode behaviour</source>
            <translation>umschalten halten antippen push to talk freihändig modus verhalten</translation>
        </message>
        <message>
            <source>Key to cancel</source>
            <translation>Taste zum Abbrechen</translation>
        </message>
        <message>
            <source>Throws away what you are dictating. At all other times the key does what it always does.</source>
            <translation>Verwirft das laufende Diktat. Sonst tut die Taste, was sie immer tut.</translation>
        </message>
        <message>
            <source>escape abort discard</source>
            <translation>escape abbrechen verwerfen</translation>
        </message>
        <message>
            <source>Longest tap</source>
            <translation>Längstes Antippen</translation>
        </message>
        <message>
            <source>For keys that can be held or tapped. After a longer press the dictation ends when you let go.</source>
            <translation>Für Tasten, die gehalten oder angetippt werden können. Nach längerem Drücken endet das Diktat beim Loslassen.</translation>
        </message>
        <message>
            <source>toggle hold duration</source>
            <translation>umschalten halten dauer</translation>
        </message>
        <message>
            <source>Always hold</source>
            <translation>Immer halten</translation>
        </message>
        <message>
            <source>Longest pause in a double tap</source>
            <translation>Längste Pause beim Doppeltippen</translation>
        </message>
        <message>
            <source>For keys that are tapped twice. Neither the first press nor the pause after it may be longer.</source>
            <translation>Für Tasten, die zweimal angetippt werden. Weder das erste Drücken noch die Pause danach darf länger sein.</translation>
        </message>
        <message>
            <source>double tap twice press speed duration</source>
            <translation>doppeltippen zweimal antippen drücken geschwindigkeit dauer</translation>
        </message>
        <message>
            <source>End with a space</source>
            <translation>Mit Leerzeichen enden</translation>
        </message>
        <message>
            <source>So that the next dictation continues the line.</source>
            <translation>Damit das nächste Diktat in der Zeile weitergeht.</translation>
        </message>
        <message>
            <source>blank trailing whitespace</source>
            <translation>leerzeichen ende anhängen</translation>
        </message>
        <message>
            <source>Fit the text into the sentence</source>
            <translation>Den Text in den Satz einpassen</translation>
        </message>
        <message>
            <source>Its first letter and the spaces at its ends, where the text field can be read.</source>
            <translation>Den ersten Buchstaben und die Leerzeichen an den Enden, wo sich das Textfeld lesen lässt.</translation>
        </message>
        <message>
            <source>capital letter lower case context caret spacing join middle sentence</source>
            <translation>großbuchstabe kleinschreibung großschreibung kontext einfügemarke leerzeichen verbinden mitten im satz</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>When you went to another window</source>
            <translation>Nach Wechsel in ein anderes Fenster</translation>
        </message>
        <message>
            <source>When text was inserted</source>
            <translation>Nach dem Einfügen von Text</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>The text field</source>
            <translation>Das Textfeld</translation>
        </message>
        <message>
            <source>How text gets into the window</source>
            <translation>Wie Text ins Fenster kommt</translation>
        </message>
        <message>
            <source>Automatic: the best way that works in the window you are in.</source>
            <translation>Automatisch: die beste Art, die im jeweiligen Fenster funktioniert.</translation>
        </message>
        <message>
            <source>insert paste type clipboard delivery output</source>
            <translation>einfügen tippen zwischenablage zustellung ausgabe</translation>
        </message>
        <message>
            <source>Type texts shorter than</source>
            <translation>Texte tippen, die kürzer sind als</translation>
        </message>
        <message>
            <source>Longer texts are pasted. Typing leaves your clipboard alone.</source>
            <translation>Längere werden über die Zwischenablage eingefügt. Beim Tippen bleibt sie unberührt.</translation>
        </message>
        <message>
            <source>paste clipboard short</source>
            <translation>einfügen zwischenablage kurz</translation>
        </message>
        <message>
            <source>Never type</source>
            <translation>Nie tippen</translation>
        </message>
        <message>
            <source>Leave the text on the clipboard</source>
            <translation>Text in der Zwischenablage lassen</translation>
        </message>
        <message>
            <source>To paste it again elsewhere. What you copied before is then not put back.</source>
            <translation>Um ihn anderswo noch einmal einzufügen. Was Sie vorher kopiert hatten, kommt dann nicht zurück.</translation>
        </message>
        <message>
            <source>keep copy restore clipboard paste again</source>
            <translation>behalten kopieren wiederherstellen zwischenablage einfügen erneut</translation>
        </message>
        <message>
            <source>Read the text field you dictate into</source>
            <translation>Das Textfeld beim Diktieren lesen</translation>
        </message>
        <message>
            <source>To know that text arrived, how a sentence goes on, and where a password is asked for. Nothing of it is kept. For all programs: switches on the desktop's accessibility, also for later.</source>
            <translation>Um zu wissen, dass Text ankam, wie ein Satz weitergeht und wo ein Passwort verlangt wird. Nichts davon wird aufbewahrt. Bei allen Programmen: schaltet die Barrierefreiheit des Desktops ein, auch für später.</translation>
        </message>
        <message>
            <source>accessibility at-spi verify read back context capital password</source>
            <translation>barrierefreiheit at-spi prüfen zurücklesen kontext großschreibung passwort</translation>
        </message>
        <message>
            <source>Where programs offer it</source>
            <translation>Wo Programme es anbieten</translation>
        </message>
        <message>
            <source>For all programs</source>
            <translation>Bei allen Programmen</translation>
        </message>
        <message>
            <source>Programs with a way of their own</source>
            <translation>Programme mit eigener Art</translation>
        </message>
        <message>
            <source>Where text does not arrive, try another way here. It counts before all that is above.</source>
            <translation>Wo Text nicht ankommt, versuchen Sie hier eine andere Art. Sie geht allem vor, was darüber steht.</translation>
        </message>
        <message>
            <source>application rule terminal keys chord paste per app</source>
            <translation>programm anwendung regel terminal tasten kombination einfügen je app</translation>
        </message>
        <message>
            <source>When another window is in front</source>
            <translation>Wenn ein anderes Fenster vorn ist</translation>
        </message>
        <message>
            <source>Than the one you began to speak in. Text that waits is in the history, too.</source>
            <translation>Ein anderes als das, in dem Sie zu sprechen begannen. Text, der wartet, steht auch im Verlauf.</translation>
        </message>
        <message>
            <source>focus moved wrong window target hold follow</source>
            <translation>fokus gewechselt falsches fenster ziel zurückhalten folgen</translation>
        </message>
        <message>
            <source>Let the text wait for a key</source>
            <translation>Text auf eine Taste warten lassen</translation>
        </message>
        <message>
            <source>Insert it into the one in front</source>
            <translation>Ins vordere Fenster einfügen</translation>
        </message>
        <message>
            <source>Key to insert what waits</source>
            <translation>Taste für wartenden Text</translation>
        </message>
        <message>
            <source>Into the window in front. Other programs have the key while none waits.</source>
            <translation>Fügt ihn in das vordere Fenster ein. Wartet keiner, haben andere Programme die Taste.</translation>
        </message>
        <message>
            <source>hotkey shortcut held paste retry again</source>
            <translation>tastenkürzel hotkey zurückgehalten einfügen wiederholen erneut</translation>
        </message>
        <message>
            <source>Key to go back and insert it</source>
            <translation>Taste zum Zurückgehen und Einfügen</translation>
        </message>
        <message>
            <source>Into the window you began to speak in, which comes to the front.</source>
            <translation>In das Fenster, in dem Sie zu sprechen begannen; es kommt nach vorn.</translation>
        </message>
        <message>
            <source>hotkey shortcut held return window</source>
            <translation>tastenkürzel hotkey zurückgehalten zurück fenster</translation>
        </message>
        <message>
            <source>Key to take it out again</source>
            <translation>Taste zum Zurücknehmen</translation>
        </message>
        <message>
            <source>Only what was inserted last, if it is still there. Once more puts it in as it was heard. Other programs have the key again after two minutes.</source>
            <translation>Nur was zuletzt eingefügt wurde, wenn es noch da ist. Noch einmal fügt es wie gehört ein. Nach zwei Minuten haben andere Programme die Taste wieder.</translation>
        </message>
        <message>
            <source>hotkey shortcut undo remove revert scratch delete raw</source>
            <translation>tastenkürzel hotkey rückgängig zurücknehmen entfernen verwerfen löschen undo roh</translation>
        </message>
        <message>
            <source>Key to say it as…</source>
            <translation>Taste zum Umschreiben</translation>
        </message>
        <message>
            <source>Writes what was inserted last in another language, or with another model.</source>
            <translation>Schreibt, was zuletzt eingefügt wurde, in einer anderen Sprache oder mit einem anderen Modell.</translation>
        </message>
        <message>
            <source>hotkey shortcut again language model alternative retry wrong</source>
            <translation>tastenkürzel hotkey noch einmal sprache modell alternative umschreiben erneut falsch</translation>
        </message>
    </context>
    <context>
        <name>sound trial</name>
        <message>
            <source>You are dictating. Try again afterwards.</source>
            <translation>Sie diktieren gerade. Versuchen Sie es danach erneut.</translation>
        </message>
        <message>
            <source>Recording: say a sentence.</source>
            <translation>Aufnahme läuft: Sagen Sie einen Satz.</translation>
        </message>
        <message>
            <source>Stopped, because you are dictating. Try again afterwards.</source>
            <translation>Gestoppt, weil Sie diktieren. Versuchen Sie es danach erneut.</translation>
        </message>
        <message>
            <source>Playing what was recorded.</source>
            <translation>Die Aufnahme wird abgespielt.</translation>
        </message>
    </context>
    <context>
        <name>statistics</name>
        <message>
            <source>words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <source>dictations</source>
            <translation>Diktate</translation>
        </message>
        <message>
            <source>spoken</source>
            <translation>gesprochen</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>gespart</translation>
        </message>
        <message>
            <source>words a minute</source>
            <translation>Wörter pro Minute</translation>
        </message>
        <message>
            <source>median wait</source>
            <translation>mittlere Wartezeit</translation>
        </message>
        <message>
            <source>median {time}</source>
            <translation>Median {time}</translation>
        </message>
        <message>
            <source>the recording's end</source>
            <translation>Ende der Aufnahme</translation>
        </message>
        <message>
            <source>understanding it</source>
            <translation>Erkennung</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>Spoken: speech without its pauses. Saved: typing these words at {speed} a minute would take {typing}; dictating them took {dictating}, pauses and waits included.</source>
            <translation>Gesprochen: Sprache ohne Pausen. Gespart: Diese Wörter mit {speed} pro Minute zu tippen, würde {typing} dauern; das Diktieren dauerte {dictating}, Pausen und Wartezeiten eingerechnet.</translation>
        </message>
        <message>
            <source>In older dictations the pauses are not known, and count as spoken.</source>
            <translation>Bei älteren Diktaten sind die Pausen nicht bekannt und zählen als gesprochen.</translation>
        </message>
        <message>
            <source>Only one wait in 20 was longer than {time}.</source>
            <translation>Nur eine von 20 Wartezeiten war länger als {time}.</translation>
        </message>
        <message>
            <source>{number} s</source>
            <translation>{number} s</translation>
        </message>
        <message>
            <source>{moment}
Text after {whole}
The recording's end: {cut}
Understanding it: {understanding}
Delivery: {delivery}
Sound: {sound}</source>
            <translation>{moment}
Text nach {whole}
Ende der Aufnahme: {cut}
Erkennung: {understanding}
Einfügen: {delivery}
Ton: {sound}</translation>
        </message>
        <message>
            <source>{date}
{words} words in {entries} dictations
{spoken} spoken</source>
            <translation>{date}
{words} Wörter in {entries} Diktaten
{spoken} gesprochen</translation>
        </message>
        <message>
            <source>The last {count} dictations: you waited {median} in the median, {shortest} at least and {longest} at most; {last} for the last one.</source>
            <translation>Die letzten {count} Diktate: Sie haben im Median {median} gewartet, mindestens {shortest} und höchstens {longest}; beim letzten {last}.</translation>
        </message>
        <message>
            <source>No words in the last {count} days.</source>
            <translation>Keine Wörter in den letzten {count} Tagen.</translation>
        </message>
        <message>
            <source>The last {count} days: {words} words, most of them, {most}, on {date}; {today} today.</source>
            <translation>Die letzten {count} Tage: {words} Wörter, die meisten ({most}) am {date}; heute {today}.</translation>
        </message>
    </context>
    <context>
        <name>transcript</name>
        <message>
            <source>{time}, {speaker}: {text}</source>
            <translation>{time}, {speaker}: {text}</translation>
        </message>
        <message>
            <source>{time}: {text}</source>
            <translation>{time}: {text}</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>{count} found</source>
            <translation>{count} gefunden</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number} von {count}</translation>
        </message>
        <message>
            <source>{number} ×</source>
            <translation>{number} ×</translation>
        </message>
        <message>
            <source>1 place replaced.</source>
            <translation>1 Fundstelle ersetzt.</translation>
        </message>
        <message>
            <source>{count} places replaced.</source>
            <translation>{count} Fundstellen ersetzt.</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} bis {end}</translation>
        </message>
        <message>
            <source>Join them</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Join with the one before</source>
            <translation>Mit dem vorigen verbinden</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Abspielen oder Pause</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Korrigieren</translation>
        </message>
        <message>
            <source>Split where it is heard</source>
            <translation>An der Hörstelle teilen</translation>
        </message>
        <message>
            <source>Speaker…</source>
            <translation>Sprecher …</translation>
        </message>
        <message>
            <source>Transcribe again…</source>
            <translation>Erneut transkribieren …</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Earlier by 0.1 s</source>
            <translation>0,1 s früher</translation>
        </message>
        <message>
            <source>Later by 0.1 s</source>
            <translation>0,1 s später</translation>
        </message>
        <message>
            <source>Begins where it is heard</source>
            <translation>Beginnt an der Hörstelle</translation>
        </message>
        <message>
            <source>Ends where it is heard</source>
            <translation>Endet an der Hörstelle</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <source>Downloading</source>
            <translation>Wird heruntergeladen</translation>
        </message>
        <message>
            <source>One step left</source>
            <translation>Noch ein Schritt</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Startet</translation>
        </message>
        <message>
            <source>Getting ready</source>
            <translation>Wird vorbereitet</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Hört zu</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>Wird transkribiert</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Handlungsbedarf</translation>
        </message>
        <message>
            <source>Dictation is ready as soon as the speech model has arrived.</source>
            <translation>Dictation ist bereit, sobald das Sprachmodell da ist.</translation>
        </message>
        <message>
            <source>The speech model is downloaded once. After that everything runs on this computer.</source>
            <translation>Das Sprachmodell wird einmal heruntergeladen. Danach läuft alles auf diesem Computer.</translation>
        </message>
        <message>
            <source>The speech model is loading. You can speak already; the words follow.</source>
            <translation>Das Sprachmodell wird geladen. Sie können schon sprechen; die Wörter folgen.</translation>
        </message>
        <message>
            <source>Your words go to the window you are in as soon as they are written.</source>
            <translation>Ihre Wörter kommen in das aktuelle Fenster, sobald sie geschrieben sind.</translation>
        </message>
        <message>
            <source>The note above says what is wrong and what to do.</source>
            <translation>Die Meldung oben sagt, was nicht stimmt und was zu tun ist.</translation>
        </message>
        <message>
            <source>Left {key}</source>
            <translation>{key} links</translation>
        </message>
        <message>
            <source>Right {key}</source>
            <translation>{key} rechts</translation>
        </message>
        <message>
            <source>Hold {hotkey} and speak. Release, and the words appear in the window you were in.</source>
            <translation>{hotkey} gedrückt halten und sprechen. Beim Loslassen erscheint der Text im Fenster, in dem Sie gerade sind.</translation>
        </message>
        <message>
            <source>Tap {hotkey}, speak, and tap it again. The words appear in the window you are in.</source>
            <translation>{hotkey} antippen, sprechen und noch einmal antippen. Der Text erscheint im Fenster, in dem Sie gerade sind.</translation>
        </message>
        <message>
            <source>Tap {hotkey} twice, speak, and tap it once. The words appear in the window you are in.</source>
            <translation>{hotkey} zweimal antippen, sprechen und einmal antippen. Der Text erscheint im Fenster, in dem Sie gerade sind.</translation>
        </message>
        <message>
            <source>Hold {hotkey} and speak. Release, and the words appear in the window you were in. Or tap it, speak, and tap it again.</source>
            <translation>{hotkey} gedrückt halten und sprechen. Beim Loslassen erscheint der Text im Fenster, in dem Sie gerade sind. Oder antippen, sprechen und noch einmal antippen.</translation>
        </message>
        <message>
            <source>Speak now. Release {hotkey} to finish.</source>
            <translation>Sprechen Sie jetzt. Zum Beenden {hotkey} loslassen.</translation>
        </message>
        <message>
            <source>Speak now. Tap {hotkey} again to finish.</source>
            <translation>Sprechen Sie jetzt. Zum Beenden {hotkey} noch einmal antippen.</translation>
        </message>
        <message>
            <source>Speak now. Release {hotkey} to finish, or tap it again if you tapped it to start.</source>
            <translation>Sprechen Sie jetzt. Zum Beenden {hotkey} loslassen oder, wenn Sie zum Starten angetippt haben, noch einmal antippen.</translation>
        </message>
        <message>
            <source>Private mode: {state}</source>
            <translation>Privater Modus: {state}</translation>
        </message>
        <message>
            <source>Downloading the speech model — {percent} %</source>
            <translation>Sprachmodell wird heruntergeladen – {percent} %</translation>
        </message>
        <message>
            <source>Listening — tap {hotkey} to finish</source>
            <translation>Hört zu – zum Beenden {hotkey} antippen</translation>
        </message>
        <message>
            <source>Listening — release {hotkey} to finish</source>
            <translation>Hört zu – zum Beenden {hotkey} loslassen</translation>
        </message>
        <message>
            <source>Getting ready — the speech model is loading</source>
            <translation>Wird vorbereitet – das Sprachmodell wird geladen</translation>
        </message>
        <message>
            <source>Ready — tap {hotkey} twice and speak</source>
            <translation>Bereit – {hotkey} zweimal antippen und sprechen</translation>
        </message>
        <message>
            <source>Ready — tap {hotkey} and speak</source>
            <translation>Bereit – {hotkey} antippen und sprechen</translation>
        </message>
        <message>
            <source>Ready — hold {hotkey} and speak</source>
            <translation>Bereit – {hotkey} gedrückt halten und sprechen</translation>
        </message>
        <message>
            <source>Not delivered: it waits, as the note above says.</source>
            <translation>Nicht eingefügt: Der Text wartet, wie die Meldung oben sagt.</translation>
        </message>
        <message>
            <source>A part of it was taken out of its window again.</source>
            <translation>Ein Teil davon wurde wieder aus dem Fenster zurückgenommen.</translation>
        </message>
        <message>
            <source>It was taken out of its window again.</source>
            <translation>Der Text wurde wieder aus dem Fenster zurückgenommen.</translation>
        </message>
        <message>
            <source>It was taken out of its window again. {key} puts it in again.</source>
            <translation>Der Text wurde wieder aus dem Fenster zurückgenommen. {key} fügt ihn wieder ein.</translation>
        </message>
        <message>
            <source>Another window was in front than the one you began to speak in.</source>
            <translation>Vorn war ein anderes Fenster als das, in dem Sie zu sprechen begannen.</translation>
        </message>
        <message>
            <source>The window you began to speak in was closed.</source>
            <translation>Das Fenster, in dem Sie zu sprechen begannen, wurde geschlossen.</translation>
        </message>
        <message>
            <source>No way of putting it into the window worked.</source>
            <translation>Der Text ließ sich auf keine Art in das Fenster einfügen.</translation>
        </message>
        <message>
            <source>Go where the text belongs and press {here}; or press {back} to go back where you were.</source>
            <translation>Gehen Sie dorthin, wo der Text hingehört, und drücken Sie {here}; oder drücken Sie {back}, um zur alten Stelle zurückzukehren.</translation>
        </message>
        <message>
            <source>Go where the text belongs and press {here}.</source>
            <translation>Gehen Sie dorthin, wo der Text hingehört, und drücken Sie {here}.</translation>
        </message>
        <message>
            <source>Go where the text belongs, come back here and insert it.</source>
            <translation>Gehen Sie dorthin, wo der Text hingehört, kommen Sie hierher zurück, und fügen Sie ihn ein.</translation>
        </message>
        <message>
            <source>Not typed: {reason}</source>
            <translation>Nicht eingefügt: {reason}</translation>
        </message>
        <message>
            <source>Said in another way: it took the place of the first text.</source>
            <translation>Umgeschrieben: Das ersetzte den ersten Text.</translation>
        </message>
        <message>
            <source>Said in another way: it was sent to the place of the first text.</source>
            <translation>Umgeschrieben: Das wurde an die Stelle des ersten Textes gesendet.</translation>
        </message>
        <message>
            <source>Arrived in the window {time} after release.</source>
            <translation>{time} nach dem Loslassen im Fenster angekommen.</translation>
        </message>
        <message>
            <source>Probably delivered: typed {time} after release.</source>
            <translation>Vermutlich eingefügt: {time} nach dem Loslassen getippt.</translation>
        </message>
        <message>
            <source>Probably delivered: put into its text field {time} after release.</source>
            <translation>Vermutlich eingefügt: {time} nach dem Loslassen in das Textfeld geschrieben.</translation>
        </message>
        <message>
            <source>Probably delivered: pasted {time} after release, and the window gave no receipt.</source>
            <translation>Vermutlich eingefügt: {time} nach dem Loslassen über die Zwischenablage, ohne Bestätigung vom Fenster.</translation>
        </message>
        <message>
            <source>On the clipboard only. Paste it where you want it.</source>
            <translation>Nur in der Zwischenablage. Fügen Sie den Text ein, wo Sie möchten.</translation>
        </message>
        <message>
            <source>Not delivered. You can copy it from here.</source>
            <translation>Nicht eingefügt. Sie können den Text von hier kopieren.</translation>
        </message>
        <message>
            <source>the window you used before</source>
            <translation>das zuvor benutzte Fenster</translation>
        </message>
        <message>
            <source>Inserted into {window}.</source>
            <translation>Eingefügt in {window}.</translation>
        </message>
        <message>
            <source>Probably inserted: the text was sent to {window}.</source>
            <translation>Vermutlich eingefügt: Der Text wurde an {window} gesendet.</translation>
        </message>
        <message>
            <source>Held back: “{text}”</source>
            <translation>Zurückgehalten: „{text}“</translation>
        </message>
        <message>
            <source>{number} s</source>
            <translation>{number} s</translation>
        </message>
        <message>
            <source>{model}, resting (loads while you speak)</source>
            <translation>{model}, ruht (lädt, während Sie sprechen)</translation>
        </message>
        <message>
            <source>{model} on the processor of this computer</source>
            <translation>{model} auf dem Prozessor dieses Computers</translation>
        </message>
        <message>
            <source>{model} on the graphics card of this computer</source>
            <translation>{model} auf der Grafikkarte dieses Computers</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>NVIDIA GPU</source>
            <translation>NVIDIA-GPU</translation>
        </message>
        <message>
            <source>{model} on {device} ({arithmetic})</source>
            <translation>{model} auf {device} ({arithmetic})</translation>
        </message>
    </context>
</TS>
