using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Platform.Web;

/// <summary>`townline serve`: serves until Ctrl+C or SIGTERM, then lets what is under way finish.</summary>
internal sealed class ServeCommand : ICommand
{
    public Command Build()
    {
        var data = SharedOptions.Data();
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes any free one.", DefaultValueFactory = _ => 5311 };
        var empty = new Option<bool>("--empty") { Description = "Start without the demo town." };
        var command = new Command("serve", "Serve the town in the foreground.") { data, port, empty };
        command.SetAction((parsed, cancel) =>
            Serve(StorageOptions.FromEnvironment(parsed.GetValue(data)), parsed.GetValue(port), parsed.GetValue(empty), cancel));
        return command;
    }

    private static async Task<int> Serve(StorageOptions storage, int port, bool empty, CancellationToken cancel)
    {
        RefuseTakenPort(port);
        await using var app = await WebHost.Build(storage, port, cancel: cancel);
        var address = await WebHost.Start(app, new StartupContext(empty, Console.Out, port == 0 ? "" : $"http://localhost:{port}"), cancel);
        await Console.Out.WriteLineAsync($"Townline is ready: http://localhost:{address.Port}");
        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }

    private static void RefuseTakenPort(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.IPv6Any, port);
            probe.Server.DualMode = true;
            probe.Start();
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new CommandFailedException($"Port {port} is taken by another program; choose another with --port.");
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AccessDenied)
        {
            throw new CommandFailedException($"Port {port} may not be used by this user; choose one above 1023 with --port.");
        }
    }
}
