using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Townline.Platform.Web;

namespace Townline.Platform.Files.Uploads;

/// <summary>
/// Reads a multipart form: fields into memory up to a bound, files to disk up to the town's limit. What is beyond the limit is read and
/// thrown away, so that the page can say so and still has everything else.
/// </summary>
/// <param name="most">Bytes of one file, where that is not the town's limit.</param>
internal sealed class UploadReader(IncomingFolder incoming, FileLimits limits, long? most = null)
{
    private const int MostFieldBytes = 16 * 1024 * 1024;
    private const int MostParts = 4_000;
    private const int MostBoundaryLength = 128;
    private const long ThrownAway = 512 * FileLimits.Megabyte;

    /// <summary>A page with a limit of its own takes whole tables: one of some gigabytes is read to its end too, to say what to do with it.</summary>
    private const int FarTooLarge = 8;

    private readonly Dictionary<string, List<string?>> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly FormFileCollection _files = [];
    private readonly byte[] _buffer = new byte[ByteSource.Window];
    private int _fieldBytes;

    /// <summary>The most that a request may weigh: all files it may carry, and a film sent by mistake.</summary>
    public static long MostBytes(FileLimits limits, long? most = null) => most is { } own
        ? own + MostFieldBytes + (ThrownAway * FarTooLarge)
        : limits.FilesPerRequest * limits.AnyBytes + MostFieldBytes + ThrownAway;

    /// <summary>The boundary of a multipart form, or null when the request is none.</summary>
    public static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= MostBoundaryLength } boundary
            ? boundary.ToString()
            : null;

    /// <exception cref="InvalidDataException">It is no form, or has too many or too long fields.</exception>
    /// <exception cref="BadHttpRequestException">It stopped, came too slowly or is far too large.</exception>
    public async Task<FormCollection> Read(HttpContext http, string boundary)
    {
        var cancel = http.RequestAborted;
        var reader = new MultipartReader(boundary, http.Request.Body, ByteSource.Window);
        for (var parts = 0; await reader.ReadNextSectionAsync(cancel) is { } part; parts++)
        {
            if (parts == MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about))
            {
                throw new InvalidDataException("Too many parts, or one without a name.");
            }

            var name = HeaderUtilities.RemoveQuotes(about.Name).ToString();
            if (about.IsFileDisposition())
            {
                var fileName = HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).ToString();
                await ReadFile(http, part, name, fileName, cancel);
            }
            else if (!about.FileName.HasValue)
            {
                await ReadField(part, name, cancel);
            }
        }

        return new FormCollection(_fields.ToDictionary(field => field.Key, field => new StringValues([.. field.Value]), StringComparer.OrdinalIgnoreCase), _files);
    }

    private async Task ReadField(MultipartSection part, string name, CancellationToken cancel)
    {
        using var value = new MemoryStream();
        for (int read; (read = await part.Body.ReadAsync(_buffer, cancel)) > 0;)
        {
            _fieldBytes += read;
            if (_fieldBytes > MostFieldBytes)
            {
                throw new InvalidDataException("The fields of the form are too long.");
            }

            value.Write(_buffer, 0, read);
        }

        if (!_fields.TryGetValue(name, out var values))
        {
            _fields[name] = values = [];
        }

        values.Add(NullCharacters.Replaced(Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length)));
    }

    private async Task ReadFile(HttpContext http, MultipartSection part, string name, string fileName, CancellationToken cancel)
    {
        var content = incoming.Create();
        http.Response.RegisterForDisposeAsync(content);
        var largest = most ?? limits.AnyBytes;
        var keep = _files.Count < limits.FilesPerRequest ? largest : 0;
        long length = 0;
        for (int read; (read = await part.Body.ReadAsync(_buffer, cancel)) > 0; length += read)
        {
            if (length + read <= keep)
            {
                await Write(content, _buffer.AsMemory(0, read), cancel);
            }
        }

        // What was thrown away is refused by FileIntake by its length, unread.
        _files.Add(new FormFile(content, 0, length <= keep ? length : Math.Max(length, largest + 1), name, fileName)
        {
            Headers = new HeaderDictionary(part.Headers ?? []),
        });
    }

    private static async Task Write(FileStream content, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await content.WriteAsync(bytes, cancel);
        }
        catch (IOException error)
        {
            throw IncomingFolder.NoRoom(error);
        }
    }
}
