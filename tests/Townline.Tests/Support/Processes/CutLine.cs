using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Townline.Tests.Support;

/// <summary>A line on this machine to a server, which a test can cut and mend.</summary>
internal abstract class CutLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly EndPoint _server;
    private volatile bool _cut;

    protected CutLine(EndPoint server)
    {
        _server = server;
        _listener.Start();
        _ = Accept();
    }

    /// <summary>Where this end listens, on the loopback address.</summary>
    protected int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks all connections and refuses new ones.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => _cut = false;

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Carries what is said between the two until one of them ends.</summary>
    protected virtual async Task Carry(Socket caller, Socket server)
    {
        await using var left = new NetworkStream(caller);
        await using var right = new NetworkStream(server);
        await Task.WhenAny(left.CopyToAsync(right), right.CopyToAsync(left));
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Connect(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task Connect(Socket caller)
    {
        var family = _server is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork;
        using var server = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
        _open[caller] = _open[server] = true;
        try
        {
            if (!_cut)
            {
                await server.ConnectAsync(_server);
                await Carry(caller, server);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The line was cut.
        }
        finally
        {
            caller.Dispose();
            _open.TryRemove(caller, out _);
            _open.TryRemove(server, out _);
        }
    }
}
