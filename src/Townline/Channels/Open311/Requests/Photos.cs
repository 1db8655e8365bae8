using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files;

namespace Townline.Channels.Open311.Requests;

/// <summary>Photos that come with a multipart form, and the addresses under which published ones are fetched.</summary>
internal static class Photos
{
    /// <summary>Stores the photos of the form before the report is; names do not matter (photo1, file_2, media).</summary>
    /// <returns>Ids of files, which intake gives to the request.</returns>
    /// <exception cref="Open311Exception">400 with a sentence for each file that is refused: then nothing is taken.</exception>
    public static async Task<IReadOnlyList<long>> Take(Call call)
    {
        var sent = call.Form.Form.Files;
        if (sent.Count == 0)
        {
            return [];
        }

        var outcomes = await call.Get<FileIntake>().Take(call.Tenant, sent, call.Get<TimeProvider>().GetUtcNow(), call.Cancel);
        var limits = call.Tenant.Settings.Files;
        var refusals = outcomes.Where(outcome => outcome.Refusal is not null).Select(outcome => new Open311Error(
            400, $"{outcome.Name}: {call.Words[outcome.Refusal!.Value.Key(), limits.AnyBytes / FileLimits.Megabyte, limits.FilesPerRequest, limits.Pixels / FileLimits.Megabyte]}"));
        if (refusals.ToList() is { Count: > 0 } errors)
        {
            throw new Open311Exception(400, errors);
        }

        List<StoredFile> files = [.. outcomes.Select(outcome => outcome.File!)];
        await call.Get<Drafts>().Save(files, call.Cancel);
        return files.ConvertAll(file => file.Id);
    }

    /// <summary>Addresses of published pictures; files that are no pictures have none.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> Urls(Call call, IEnumerable<long> files)
    {
        var ids = files.Distinct().ToList();
        var found = ids.Count == 0
            ? []
            : await call.Town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id) && file.PublishedSha != null).ToListAsync(call.Cancel);
        return found.ToDictionary(file => file.Id, file => call.Origin + file.Link);
    }
}
