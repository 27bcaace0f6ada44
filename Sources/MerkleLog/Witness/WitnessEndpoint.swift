/// How a log reaches its witnesses.
package protocol WitnessEndpoint: Sendable {
    /// Posts a request to `<url>/add-checkpoint`; `nil` where no whole answer comes.
    func add(_ request: AddCheckpoint, at url: String) async -> WitnessAnswer?
}

/// An answer of a witness as it came.
package struct WitnessAnswer: Hashable, Sendable {
    package let status: Int
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
