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
        var more = OptionsOfModules();
        more.ForEach(option => command.Options.Add(option.Option));
        command.SetAction((parsed, cancel) => Serve(
            StorageOptions.FromEnvironment(parsed.GetValue(data)),
            PortNumber.Checked(parsed.GetValue(port), port.Name),
            parsed.GetValue(empty),
            builder => more.ForEach(option => option.Apply(parsed, builder.Services)),
            cancel));
        return command;
    }

    private static List<IServeOption> OptionsOfModules() =>
    [
        .. typeof(ServeCommand).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IServeOption)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IServeOption)Activator.CreateInstance(type)!),
    ];

    private static async Task<int> Serve(StorageOptions storage, int port, bool empty, Action<WebApplicationBuilder> configure, CancellationToken cancel)
    {
        RefuseTakenPort(port);
        await using var app = await WebHost.Build(storage, port, configure, cancel);
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
