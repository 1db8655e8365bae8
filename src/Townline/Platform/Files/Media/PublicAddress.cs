using System.Net;
using System.Net.Sockets;

namespace Townline.Platform.Files.Media;

/// <summary>Tells addresses of the public Internet from those that lead into somebody's network, this machine or a cloud's own services.</summary>
internal static class PublicAddress
{
    /// <summary>IANA's special-purpose IPv4 blocks, multicast and what is reserved.</summary>
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All of public IPv6 lies here…</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>…but for documentation and for tunnels that carry an IPv4 address inside.</summary>
    private static readonly IPNetwork[] NotPublic6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !NotPublic4.Any(block => block.Contains(plain)),
            AddressFamily.InterNetworkV6 => Global6.Contains(plain) && !NotPublic6.Any(block => block.Contains(plain)),
            _ => false,
        };
    }
}
