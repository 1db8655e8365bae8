using System.Net;
using System.Net.Sockets;

namespace Townline.Platform.Web;

/// <summary>Whom limits count: a network address, of IPv6 its first half, since one subscriber has all of the rest.</summary>
internal static class CallerAddress
{
    public static string Of(HttpContext http) =>
        http.Connection.RemoteIpAddress is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : http.Connection.RemoteIpAddress?.ToString() ?? "";
}
