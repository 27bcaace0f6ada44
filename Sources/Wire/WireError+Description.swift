extension WireError: CustomStringConvertible {
    package var description: String {
        var text = code.rawValue
        if let host { text += " (\(host))" }
        if let line { text += " (line \(line))" }
        return text
    }
}
