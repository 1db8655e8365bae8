using System.CommandLine;
using Townline.Platform.Storage;

namespace Townline.Platform.Commands;

/// <summary>Reads the command line and runs one command. What the operator can mend is one sentence on standard error and exit code 1.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Townline: one front desk for a town and the people who live in it.");
        foreach (var command in Commands())
        {
            root.Subcommands.Add(command.Build());
        }

        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is StorageRefusedException or StorageUnavailableException or CommandFailedException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static IEnumerable<ICommand> Commands() =>
        typeof(CommandLine).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICommand)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (ICommand)Activator.CreateInstance(type)!);
}

/// <summary>The command cannot go on; the message is one sentence that says how to mend it.</summary>
internal sealed class CommandFailedException(string sentence) : Exception(sentence);
