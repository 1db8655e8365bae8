using System.Globalization;
using System.Net;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Mine;

/// <summary>
/// The address under which a mail names this site. Never just what the browser says: whoever asks could make the town send its secrets to a host of their own.
/// </summary>
internal static class SiteAddress
{
    /// <summary>The host that was asked for, when it is one of the town's or this machine itself; else the town's first. Null for a town that has named none.</summary>
    public static string? Of(Tenant town, HttpContext http)
    {
        var (scheme, host) = (http.Request.Scheme, http.Request.Host);
        if (town.Hosts.Contains(host.Host, StringComparer.OrdinalIgnoreCase) || IsThisMachine(host.Host))
        {
            // Another port than that on which this came is none of ours.
            var port = host.Port == http.Connection.LocalPort ? string.Create(CultureInfo.InvariantCulture, $":{host.Port}") : "";
            return $"{scheme}://{host.Host}{port}";
        }

        return town.Hosts.Count > 0 ? $"https://{town.Hosts[0]}" : null;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
