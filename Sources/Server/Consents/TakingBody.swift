import Catalogue
import Core
import Disclosure
import Ledger

/// How a citizen's act was taken down, as a clerk sends it; the recorder is who holds the token.
struct TakingBody {
    let taking: Taking
    let acting: Acting?

    /// `nil` where something is missing or wrong, which `members` then tells.
    static func read(_ members: inout Members, _ call: Call) -> TakingBody? {
        let channel = members.choice("channel", Channel.self)
        let assurance = members.choice("assurance", Assurance.self)
        let identityCheck = members.text("identityCheck")
        let evidence = members.optionalTexts("evidence", atMost: 10) ?? []
        let readBack = members.optionalChoice("readBack", ReadBack.self)
        let proof = channel.flatMap { ChannelEvidence.read(&members, $0) }
        let acting = Acting.read(&members, call)
        guard let channel, let assurance else { return nil }
        return TakingBody(
            taking: Taking(
                channel: channel, assurance: assurance, identityCheck: identityCheck, recorder: call.caller.id,
                evidence: evidence, proof: proof, readBack: readBack), acting: acting)
    }
}

extension ChannelEvidence {
    /// What a channel leaves behind, under `proof`; a no and a stop may come without.
    fileprivate static func read(_ members: inout Members, _ channel: Channel) -> ChannelEvidence? {
        guard members.has("proof") else { return nil }
        guard var inner = members.inner("proof") else { return nil }
        var proof: ChannelEvidence?
        switch channel {
        case .counter:
            let isRead = inner.boolean("cardRead")
            let whyNot = isRead ? nil : inner.text("whyNot")
            proof = .counter(whyNoCard: whyNot)
        case .phone:
            let (call, script) = (inner.text("call"), inner.text("script"))
            proof = .phone(call: call, script: script)
        case .paper:
            let scan = Base64.decode(inner.text("scan")) ?? []
            if scan.count != 32 { inner.wrong("scan", "Base64 of the 32 bytes of a salted SHA-256.") }
            let colleague = inner.text("checkedBy")
            let received = inner.optionalDate("received")
            if let received {
                proof = .paper(scan: scan, received: received, checkedBy: colleague)
            } else {
                inner.missing("received")
            }
        case .online:
            inner.invalid("session", "What is done online comes from the citizen's own session, not from a clerk.")
        }
        members.absorb(inner)
        return proof
    }
}

extension Acting {
    /// Who acts for the citizen or with them, under `representation`.
    fileprivate static func read(_ members: inout Members, _ call: Call) -> Acting? {
        guard members.has("representation"), var inner = members.inner("representation") else { return nil }
        let acting = read(mandate: &inner, call)
        members.absorb(inner)
        return acting
    }

    /// The members of a representation themselves.
    static func read(mandate members: inout Members, _ call: Call) -> Acting? {
        let number = members.person(call.environment)
        let kind = members.choice("kind", Representative.self)
        let mode = members.choice("mode", Representation.Mode.self)
        let actor = members.optionalChoice("actor", Representation.Actor.self) ?? .representative
        let source = members.text("source")
        let purposes = members.optionalTexts("purposes", atMost: 20)
        let products = members.optionalTexts("products", atMost: 20)
        if purposes != nil, products != nil {
            members.invalid("products", "A mandate is for purposes, for products, or for all; not two of them.")
        }
        let until = members.optionalDate("until")
        let informed = members.optionalChoice("informed", ReadBack.self)
        let heard = members.optionalChoice("heard", Representation.Hearing.self)
        guard let number, let kind, let mode else { return nil }
        let scope = purposes.map { MandateScope.purposes($0) } ?? products.map { .products($0) } ?? .all
        return Acting(
            number: number, kind: kind, mode: mode, actor: actor, source: source, scope: scope, until: until,
            informed: informed, heard: heard)
    }
}
