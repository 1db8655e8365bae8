using System.Globalization;
using System.Text;
using Townline.Channels.Email.Lines;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>Sends commands and hears what comes back. One command at a time. After any exception but <see cref="ImapFailedException"/> the line is of no use.</summary>
internal sealed class ImapConnection(MailLine line, ImapLimits limits, TimeProvider time) : IAsyncDisposable
{
    private ImapReader _reader = new(line, limits, time);
    private int _sent;

    /// <summary>What the server can do, in capitals.</summary>
    public IReadOnlySet<string> Capabilities { get; private set; } = new HashSet<string>();

    /// <summary>Mails in the selected folder, as last heard.</summary>
    public long Exists { get; private set; }

    /// <summary>Whether more mails came than there were when the folder was selected.</summary>
    public bool HasNews { get; private set; }

    public bool IsEncrypted => line.IsEncrypted;

    /// <summary>Hears the first words of the server.</summary>
    /// <returns>True when it knows already who we are.</returns>
    public async Task<bool> Greet(CancellationToken cancel)
    {
        var greeting = await Hear(limits.LiteralBytes, cancel);
        return greeting.Status switch
        {
            ImapStatus.Ok => false,
            ImapStatus.PreAuth => true,
            ImapStatus.Bye => throw new ImapFailedException(ImapTrouble.SaidGoodbye, greeting.Words),
            _ => throw new ImapNonsenseException($"The server did not greet as IMAP servers do: {greeting.Words}"),
        };
    }

    /// <summary>Sends a command and hears everything up to its end.</summary>
    /// <param name="data">Is given what comes meanwhile; also what nobody asked for.</param>
    /// <param name="largest">Bytes of the literals of one response that may be kept.</param>
    /// <param name="answer">What to send when the server asks for more; the command's own pieces when left out.</param>
    /// <returns>The last response: OK.</returns>
    /// <exception cref="ImapFailedException">It answered NO or BAD, or said goodbye.</exception>
    public async Task<ImapResponse> Run(ImapCommand command, Action<ImapResponse>? data = null, long? largest = null, byte[]? answer = null, CancellationToken cancel = default)
    {
        using var late = new CancellationTokenSource(limits.Command, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            var tag = NextTag();
            var pieces = new Queue<byte[]>(command.Pieces(tag));
            if (answer is not null)
            {
                pieces.Enqueue(answer);
            }

            await Say(pieces.Dequeue(), any.Token);
            while (true)
            {
                var response = await Hear(largest ?? limits.LiteralBytes, any.Token);
                if (response.Tag == tag)
                {
                    return Check(command, response);
                }

                if (response.Tag == "+")
                {
                    // When it asks for more than there is, an empty line ends it: the server then says why.
                    await Say(pieces.TryDequeue(out var piece) ? piece : "\r\n"u8.ToArray(), any.Token);
                    continue;
                }

                if (response.Status == ImapStatus.Bye && command.Name != "LOGOUT")
                {
                    throw new ImapFailedException(ImapTrouble.SaidGoodbye, response.Words);
                }

                data?.Invoke(response);
            }
        }
        catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
        {
            throw new LineFailedException(LineTrouble.TimedOut, $"{command.Name} took longer than {limits.Command.TotalMinutes:0} minutes.", error);
        }
    }

    /// <summary>Stays on the line until mail comes (RFC 2177).</summary>
    /// <param name="most">Less than half an hour, after which servers hang up.</param>
    public async Task Idle(TimeSpan most, CancellationToken cancel)
    {
        if (HasNews)
        {
            return;
        }

        var (tag, until) = (NextTag(), time.GetUtcNow() + most);
        await Say(Encoding.ASCII.GetBytes($"{tag} IDLE\r\n"), cancel);
        var isAsked = false;
        while (true)
        {
            var left = until - time.GetUtcNow();
            if (!isAsked && (HasNews || left <= TimeSpan.Zero || !await _reader.WaitForInput(left, cancel)))
            {
                await Say("DONE\r\n"u8.ToArray(), cancel);
                isAsked = true;
            }

            if (isAsked && time.GetUtcNow() > until + limits.Command)
            {
                throw new LineFailedException(LineTrouble.TimedOut, "The server did not end IDLE.");
            }

            var response = await Hear(limits.LiteralBytes, cancel);
            if (response.Tag == tag)
            {
                Check(new ImapCommand("IDLE"), response);
                return;
            }

            if (response.Status == ImapStatus.Bye)
            {
                throw new ImapFailedException(ImapTrouble.SaidGoodbye, response.Words);
            }
        }
    }

    /// <summary>From now on only what comes later is news.</summary>
    public void Selected() => HasNews = false;

    /// <summary>Encrypts the line. What the server said before is forgotten: anybody could have said it.</summary>
    public async Task Encrypt(CancellationToken cancel)
    {
        if (_reader.HasInput)
        {
            throw new ImapNonsenseException("The server went on in clear text after it had agreed to encrypt.");
        }

        await line.Encrypt(cancel);
        (_reader, Capabilities) = (new ImapReader(line, limits, time), new HashSet<string>());
    }

    public ValueTask DisposeAsync() => line.DisposeAsync();

    private string NextTag() => string.Create(CultureInfo.InvariantCulture, $"t{++_sent}");

    private Task Say(byte[] bytes, CancellationToken cancel) => line.Write(bytes, limits.Silence, cancel);

    private async Task<ImapResponse> Hear(long largest, CancellationToken cancel)
    {
        var response = ImapParser.Read(await _reader.Read(largest, cancel), limits);
        switch (response)
        {
            case { Name: "EXISTS", Number: { } number }:
                (HasNews, Exists) = (HasNews || number > Exists, number);
                break;
            case { Name: "EXPUNGE" }:
                Exists--;
                break;
            case { Name: "CAPABILITY" }:
                Capabilities = response.Values.Select(value => value.Text?.ToUpperInvariant()).OfType<string>().ToHashSet();
                break;
            case { Code: { Name: "CAPABILITY", Arguments: var offered } }:
                Capabilities = offered.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
                break;
        }

        return response;
    }

    private static ImapResponse Check(ImapCommand command, ImapResponse response) => response.Status == ImapStatus.Ok
        ? response
        : throw new ImapFailedException(ImapRefusals.Of(command.Name, response), response.Words.Length > 0 ? response.Words : $"{command.Name} was refused.");
}
