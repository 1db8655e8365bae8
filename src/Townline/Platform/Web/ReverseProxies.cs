using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Townline.Platform.Commands;

namespace Townline.Platform.Web;

/// <summary>
/// Web servers before the program that are believed when they say, in X-Forwarded-For and X-Forwarded-Proto, for whom and how
/// they ask. Nobody else is: limits by address would be a matter of politeness.
/// </summary>
internal static class ReverseProxies
{
    public const string Variable = "TOWNLINE_PROXIES";

    /// <param name="listed">Addresses and networks, separated by commas: <c>127.0.0.1, 10.2.0.0/16</c>. None when empty.</param>
    /// <exception cref="CommandFailedException">One of them is neither.</exception>
    public static ForwardedHeadersOptions Read(string? listed)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in (listed ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(entry, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(entry, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new CommandFailedException($"{Variable}: '{entry}' is neither an address nor a network; write 127.0.0.1 or 10.2.0.0/16, with commas between.");
            }
        }

        return options;
    }

    /// <summary>First in the line, so that everything after it sees the caller and not the proxy.</summary>
    public static void Use(IApplicationBuilder app, string? listed)
    {
        var options = Read(listed);
        if (options.KnownProxies.Count + options.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders(options);
        }
    }
}
