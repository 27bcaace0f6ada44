extension String {
    /// The text with each occurrence replaced, by bytes.
    func replacingEach(_ old: String, with new: String) -> String {
        let (bytes, pattern) = (Array(utf8), Array(old.utf8))
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: pattern) {
                result += Array(new.utf8)
                index += pattern.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
