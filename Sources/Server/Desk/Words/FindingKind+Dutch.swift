import Ledger

extension Finding.Kind {
    /// What was found wrong, as an officer reads it.
    var dutch: String { Self.words[rawValue] ?? "iets klopt niet (\(rawValue))" }

    private static let words = [
        "checkpointNotOurs": "een controlepunt dat dit logboek niet ondertekende",
        "otherHistory": "een ander verleden dan het ondertekende controlepunt: herschreven of verwisseld",
        "shorterThanCheckpoint": "minder regels dan het controlepunt zegt: afgeknipt of teruggezet",
        "behindCheckpoint": "regels die nog in geen controlepunt staan", "entryMissing": "een regel ontbreekt",
        "entryUnreadable": "een regel gaat niet open, of is niet wat ondertekend werd",
        "malformedPayload": "de inhoud van een regel is onleesbaar",
        "columnChanged": "een kolom zegt iets anders dan de verzegelde inhoud",
        "partsChanged": "de delen van een regel zijn veranderd", "timeRunsBack": "de tijd loopt terug",
        "wrongOpening": "het logboek is niet of verkeerd geopend", "otherLog": "een regel van een ander logboek",
        "yearMissing": "het logboek van een jaar ontbreekt",
        "prunedWithoutEntry": "een jaar is vernietigd zonder dat er een regel over staat",
        "prunedStillThere": "een jaar is volgens een regel vernietigd, maar het is er nog",
        "repeatedID": "een spoornummer komt twee keer voor", "numberInClear": "een rijksregisternummer staat open",
        "lawBroken": "een stap die de wet niet toeliet", "rowChanged": "een rij zegt iets anders dan het logboek",
        "rowWithoutEntry": "een rij waar geen regel voor is", "rowMissing": "een rij ontbreekt",
        "purposeBytesChanged": "de tekst van een doel is veranderd",
        "erasedWithoutEntry": "gewist zonder dat er een regel over staat",
        "erasedStillReadable": "volgens een regel gewist, maar nog te lezen",
        "manifestBroken": "de inhoudstafel van de bundel klopt niet", "malformedLeaf": "een blad is onleesbaar",
        "tileChanged": "een tegel van de boom is veranderd",
        "cosignaturesMissing": "handtekeningen van getuigen ontbreken", "miscounted": "de aantallen kloppen niet",
        "keyNotRotated": "een sleutel die geen regel invoerde",
        "carriedOtherwise": "uit een vorig jaar anders overgenomen dan het was",
        "noBasis": "een mededeling zonder rechtsgrond", "afterWithdrawal": "een mededeling na een intrekking",
        "consultationOpen": "een opvraging zonder einde",
    ]
}
