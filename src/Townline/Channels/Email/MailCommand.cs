using System.CommandLine;
using Townline.Channels.Email.Parsing;
using Townline.Channels.Email.Pipe;
using Townline.Platform.Commands;

namespace Townline.Channels.Email;

/// <summary>`townline mail …`: what can be done with mails at a terminal.</summary>
internal sealed class MailCommand : ICommand
{
    private readonly Argument<string[]> _files = new("files") { Description = "Files with one mail each; - is standard input.", Arity = ArgumentArity.OneOrMore };

    public Command Build()
    {
        var parse = new Command("parse", "Say what is in a mail: one JSON object a line, for each file. Needs no town and changes nothing.") { _files };
        parse.SetAction((given, cancel) => Parse(given.GetValue(_files)!, cancel));
        var mail = new Command("mail", "Take the mail on standard input, as a mail server pipes it.") { parse };
        new MailPipe().AddTo(mail);
        return mail;
    }

    private static async Task<int> Parse(string[] files, CancellationToken cancel)
    {
        await using var output = Console.OpenStandardOutput();
        var code = 0;
        foreach (var file in files)
        {
            try
            {
                await using var input = file == "-" ? Console.OpenStandardInput() : Open(file);
                await ParsedMail.Write(output, await Mime.MailParser.Parse(input, cancel), cancel);
            }
            catch (CommandFailedException error)
            {
                // The other files are read all the same.
                await Console.Error.WriteLineAsync(error.Message);
                code = 1;
            }
        }

        return code;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(File.Exists(path) ? $"{path} cannot be read: {error.Message}" : $"There is no file {path}.");
        }
    }
}
