/// Whose signatures a checkpoint needs before it is believed (C2SP tlog-policy).
///
/// A log alone can show one history to one reader and another to the next; witnesses that sign only what follows from
/// what they signed before make that impossible, as long as a quorum of them is honest.
package struct WitnessPolicy: Hashable, Sendable {
    /// A log that is believed, and where it is read.
    package struct Log: Hashable, Sendable {
        package let key: VerifierKey
        package let url: String?
    }

    /// A witness by the policy's own name for it, and where checkpoints are submitted.
    package struct Witness: Hashable, Sendable {
        package let name: String
        package let key: VerifierKey
        package let url: String?
    }

    /// So many of these witnesses and groups.
    package struct Group: Hashable, Sendable {
        package let name: String
        package let needed: Int
        package let members: [String]
    }

    package let logs: [Log]
    package let witnesses: [Witness]
    /// Each after its members.
    package let groups: [Group]
    /// The witness or group that must have signed; `nil` where the log's own signature is enough.
    package let quorum: String?

    init(logs: [Log], witnesses: [Witness], groups: [Group], quorum: String?) {
        self.logs = logs
        self.witnesses = witnesses
        self.groups = groups
        self.quorum = quorum
    }
}
