/// The name of a key and of whoever signs with it: not empty, no white space, no plus sign (C2SP signed-note).
enum KeyName {
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 255
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
    }
}
