using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Serving;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Files;

/// <summary>Who may see a file of a request: staff all of them, everybody what stands in public on a public request, others by the private link alone.</summary>
internal sealed class RequestFiles(ITimelines timelines, IRequestQueries requests) : IFileGate
{
    public string Owner => RequestFileOwner.Name;

    public async ValueTask<FileView> View(StoredFile file, HttpContext http, CancellationToken cancel)
    {
        if (http.Staff() is { } staff && staff.May(Right.DeskRead))
        {
            return FileView.Staff;
        }

        return await timelines.UseOf(file.TenantId, file.Id, cancel) is { Audience: Audience.Public, RequestId: { } requestId }
            && await requests.ById(file.TenantId, requestId, cancel) is { Visibility: RequestVisibility.Public }
            ? FileView.Public
            : FileView.Nothing;
    }
}
