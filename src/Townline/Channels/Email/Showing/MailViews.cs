using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Parsing;
using Townline.Conversations.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Showing;

/// <summary>
/// Mails are read when they are looked at, so that a better cleaner serves old mails too. What was read is kept in memory for a while: people look at a
/// request several times in a row. Whether the bytes are still kept is asked each time.
/// </summary>
internal sealed class MailViews(IArrivals arrivals, Store store) : IMailViews, IDisposable
{
    private const int MostMails = 30;

    /// <summary>Characters of all mails in memory.</summary>
    private const int MostKept = 8_000_000;
    private const int AtOnce = 4;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _read = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>A mail may be large, and all of it is in memory while it is read.</summary>
    private readonly SemaphoreSlim _reading = new(AtOnce);

    public async Task<IReadOnlyDictionary<long, MailView>> Of(int tenantId, IReadOnlyList<TimelineEntry> entries, MailShowing showing, CancellationToken cancel)
    {
        List<TimelineEntry> asked = [.. entries.Where(entry => entry is { Kind: EntryKind.Message, Direction: Direction.In, Channel: EmailChannel.ChannelName }).TakeLast(MostMails)];
        var views = new Dictionary<long, MailView>();
        if (asked.Count == 0)
        {
            return views;
        }

        var kept = await arrivals.MailsAmong(tenantId, asked.ConvertAll(entry => entry.Id), cancel);
        foreach (var entry in asked.Where(entry => kept.Contains(entry.Id)))
        {
            if (await One(tenantId, entry, showing, cancel) is { } view)
            {
                views[entry.Id] = view;
            }
        }

        return views;
    }

    public async Task<string?> Page(int tenantId, long entryId, CancellationToken cancel) =>
        await Raw(tenantId, entryId, cancel) is { } raw ? OriginalPage.Of(MailParser.Parse(raw)) : null;

    public Task<byte[]?> Raw(int tenantId, long entryId, CancellationToken cancel) => arrivals.MailOf(tenantId, entryId, cancel);

    public async Task<byte[]?> Parsed(int tenantId, long entryId, CancellationToken cancel)
    {
        if (await Raw(tenantId, entryId, cancel) is not { } raw)
        {
            return null;
        }

        using var json = new MemoryStream();
        await ParsedMail.Write(json, MailParser.Parse(raw), cancel);
        return json.ToArray();
    }

    public void Dispose()
    {
        _read.Dispose();
        _reading.Dispose();
    }

    private async Task<MailView?> One(int tenantId, TimelineEntry entry, MailShowing showing, CancellationToken cancel)
    {
        var key = (tenantId, entry.Id, entry.CorrectedAt, entry.Files.Count, IsRemote: showing.RemoteOf == entry.Id, showing.QuotedLabel);
        if (_read.TryGetValue(key, out MailView? known))
        {
            return known;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            if (await Raw(tenantId, entry.Id, cancel) is not { } raw)
            {
                return null;
            }

            var view = new MailShower(MailParser.Parse(raw), await Files(tenantId, entry, cancel)).Show(entry, showing);
            var size = (view.Html?.Length ?? 0) + view.Text.Sum(passage => passage.Text.Length) + 1_000;
            return _read.Set(key, view, new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = KeptFor });
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<IReadOnlyList<StoredFile>> Files(int tenantId, TimelineEntry entry, CancellationToken cancel)
    {
        if (entry.Files.Count == 0)
        {
            return [];
        }

        await using var db = store.Read(tenantId);
        List<long> ids = [.. entry.Files.Select(file => file.FileId)];
        return await db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).ToListAsync(cancel);
    }
}
