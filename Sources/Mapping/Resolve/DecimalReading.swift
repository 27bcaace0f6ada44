/// Numbers and amounts as the sources write them, without a formatter and without floating point.
enum DecimalReading {
    static func integer(_ text: String) -> Int64? { Int64(text) }

    /// Euro cents of `842.12`, `842,1` or `842`; no more than two decimals, since rounding would invent a value.
    static func cents(_ text: String) -> Int64? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count <= 2, let euros = Int64(parts[0]), parts[0] != "-" else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
                let decimals = Int64(parts[1])
            else { return nil }
            fraction = parts[1].utf8.count == 1 ? decimals * 10 : decimals
        }
        let (scaled, overflow) = euros.multipliedReportingOverflow(by: 100)
        guard !overflow else { return nil }
        let (sum, carries) =
            text.first == "-"
            ? scaled.subtractingReportingOverflow(fraction) : scaled.addingReportingOverflow(fraction)
        return carries ? nil : sum
    }
}
