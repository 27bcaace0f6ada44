package import Core

/// What the developer page looks at and steers: there in the environment `mock`, and nowhere else.
package struct DeveloperTools: Sendable {
    /// The last calls of each connection, newest first.
    let calls: @Sendable () -> [DeveloperCall]
    /// The switches that the mock sources have on; `nil` where these do not answer.
    let faults: @Sendable () async -> JSON?
    /// Hands a switch to the mock sources, and gives what they say against it.
    let setFault: @Sendable (JSON) async -> String?
    let faultKinds: [String]

    package init(
        faultKinds: [String], calls: @escaping @Sendable () -> [DeveloperCall],
        faults: @escaping @Sendable () async -> JSON?, setFault: @escaping @Sendable (JSON) async -> String?
    ) {
        self.faultKinds = faultKinds
        self.calls = calls
        self.faults = faults
        self.setFault = setFault
    }
}
