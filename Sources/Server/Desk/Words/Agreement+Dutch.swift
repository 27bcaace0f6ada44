import Ledger

extension Agreement {
    /// Who agreed.
    var officers: String { approvals.map(\.officer).joined(separator: " en ") }

    var dutch: String { approvals.isEmpty ? "Nog niemand keurde goed." : "Goedgekeurd door \(officers)." }
}
