import Core

extension SourceService {
    /// The order in which services that deliver the same attribute are considered: by name, and of one name the newest
    /// version first (`GeefGezinssamenstelling-02.02` before `GeefGezinssamenstelling-02.00`).
    func isPreferred(to other: SourceService) -> Bool {
        let (base, otherBase) = (Self.base(name), Self.base(other.name))
        return base == otherBase ? name > other.name : base < otherBase
    }

    private static func base(_ name: String) -> Substring {
        name[..<(name.lastIndex(of: "-") ?? name.endIndex)]
    }
}
