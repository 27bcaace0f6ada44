import CLibraries
import Glibc

/// To which addresses a request may connect, whatever its name resolves to.
///
/// Asked when the socket is made, so that a name which changes its mind in between leads nowhere.
package struct PeerRule: Hashable, Sendable {
    /// Reached although they are not public.
    package let allowed: [AddressRange]

    /// Public addresses, and those.
    package init(publicAnd allowed: [AddressRange]) {
        self.allowed = allowed
    }

    package func permits(_ address: PeerAddress) -> Bool {
        address.isPublic || allowed.contains { $0.contains(address) }
    }

    /// What is no address of IPv4 or IPv6 is refused.
    func permits(_ address: UnsafePointer<sockaddr>) -> Bool {
        let count: Int
        let offset: Int
        switch unsafe Int32(address.pointee.sa_family) {
        case AF_INET: (offset, count) = (4, 4)
        case AF_INET6: (offset, count) = (8, 16)
        default: return false
        }
        let start = unsafe UnsafeRawPointer(address).advanced(by: offset)
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
        return PeerAddress(bytes: bytes).map(permits) ?? false
    }
}
