using System.Net;
using System.Net.Sockets;

namespace Townline.Platform.Files.Media;

/// <summary>Opens connections to checked addresses only: the name is resolved once, and what was checked is what is connected to.</summary>
/// <param name="Resolve">Addresses of a host name.</param>
/// <param name="MayConnect">Is this an address of the public Internet?</param>
internal sealed record MediaNetwork(Func<string, CancellationToken, Task<IPAddress[]>> Resolve, Func<IPAddress, bool> MayConnect)
{
    /// <exception cref="MediaRefusedException">The name leads, also only in part, to where nothing may be fetched.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Resolve(host, cancel);
        if (addresses.Length == 0 || !addresses.All(MayConnect))
        {
            throw new MediaRefusedException("the host's address is not one of the public Internet");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>It will never be fetched; the message says why and is kept in the event log.</summary>
internal sealed class MediaRefusedException(string reason) : Exception(reason);
