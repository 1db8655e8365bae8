using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Faces.Api.Calls;
using Townline.Platform.Files;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Api.Requests;

/// <summary>From requests as modules read them to what a program with a key may read. A page costs a fixed number of queries.</summary>
internal static class RequestDocuments
{
    /// <summary>One by itself, with what is said of no other: its children, and what is perhaps the same.</summary>
    public static async Task<RequestDocument> Of(ApiCall call, RequestView request)
    {
        var problem = await call.Get<IProblems>().Of(call.Tenant.Id, request, call.Cancel);
        return (await Of(call, [request])).Single() with
        {
            Children = [.. problem.Children.Select(child => $"{child.Number}")],
            PerhapsSame = [.. problem.Perhaps.Select(other => new PerhapsSameDocument { Reference = $"{other.Number}", Score = Math.Round(other.Score, 4), Why = NearSentence.Of(other.Why, call.Words) })],
        };
    }

    public static async Task<IReadOnlyList<RequestDocument>> Of(ApiCall call, IReadOnlyList<RequestView> requests)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        var teams = await call.Get<ITeams>().Of(call.Tenant.Id);
        var files = await Files(call, requests);
        var parents = await call.Get<IProblems>().Parents(call.Tenant.Id, [.. requests.Select(request => request.Id)], call.Cancel);
        var others = await References(call, [.. requests.Select(request => request.DuplicateOfId), .. parents.Values]);
        return
        [
            .. requests.Select(request => Document(
                call,
                request,
                catalogue.ById(request.ServiceId),
                request.TeamId is { } team ? teams.ById(team) : null,
                files[request.Id],
                request.DuplicateOfId is { } id ? others.GetValueOrDefault(id) : null,
                parents.TryGetValue(request.Id, out var parent) ? others.GetValueOrDefault(parent) : null)),
        ];
    }

    /// <summary>References by id; nulls and unknown ids are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> References(ApiCall call, IEnumerable<long?> ids)
    {
        var wanted = ids.OfType<long>().Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<long, string>()
            : (await call.Get<IRequestQueries>().ByIds(call.Tenant.Id, wanted, call.Cancel)).ToDictionary(request => request.Id, request => $"{request.Number}");
    }

    /// <summary>Documents of files, in the order given; drafts that were swept are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, FileDocument>> FilesById(ApiCall call, IReadOnlyCollection<EntryFile> files)
    {
        var ids = files.Select(file => file.FileId).ToList();
        var stored = ids.Count == 0 ? [] : await call.Town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, call.Cancel);
        return files.Where(file => stored.ContainsKey(file.FileId)).DistinctBy(file => file.FileId).ToDictionary(file => file.FileId, file => new FileDocument
        {
            Url = call.Origin + stored[file.FileId].PrivateLink(call.Tenant),
            Name = stored[file.FileId].Name,
            MediaType = stored[file.FileId].Kind.MediaType,
            Role = file.Role,
        });
    }

    private static async Task<ILookup<long, FileDocument>> Files(ApiCall call, IReadOnlyList<RequestView> requests)
    {
        var files = await call.Get<ITimelines>().FilesOf(call.Tenant.Id, [.. requests.Select(request => request.Id)], Audience.Staff, call.Cancel);
        var documents = await FilesById(call, [.. files.SelectMany(file => file)]);
        return files
            .SelectMany(of => of.Select(file => (Request: of.Key, Document: documents.GetValueOrDefault(file.FileId))))
            .Where(file => file.Document is not null)
            .ToLookup(file => file.Request, file => file.Document!);
    }

    private static RequestDocument Document(ApiCall call, RequestView request, ServiceInfo? service, Team? team, IEnumerable<FileDocument> files, string? duplicateOf, string? parent) => new()
    {
        Id = $"{request.Id}",
        Reference = $"{request.Number}",
        Status = request.Open ? RequestStatus.Open : RequestStatus.Closed,
        State = request.State,
        Outcome = request.Outcome,
        OutcomeText = request.OutcomeText,
        OutcomeTo = request.OutcomeTo,
        DuplicateOf = duplicateOf,
        Parent = parent,
        Children = null,
        PerhapsSame = null,
        ServiceCode = service?.Code ?? "",
        ServiceName = call.Words.Of(service?.Name),
        Description = request.Description,
        Answers = request.Answers,
        Address = request.Address,
        AddressId = request.AddressId,
        Zipcode = request.Zip,
        Lat = request.Latitude,
        Long = request.Longitude,
        Area = request.Area,
        Visibility = request.Visibility,
        Channel = request.Channel,
        Language = request.Language,
        PersonId = request.PersonId?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Team = team?.Code,
        AssigneeId = request.AssigneeId?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Files = [.. files],
        MediaUrl = request.MediaUrl,
        RequestedDatetime = request.RequestedAt,
        UpdatedDatetime = request.UpdatedAt,
        ExpectedDatetime = request.DueAt,
        ClosedDatetime = request.ClosedAt,
        Disputed = request.Disputed,
        Followers = request.Followers,
        ExternalSource = request.ExternalSource,
        ExternalId = request.ExternalId,
        Version = request.Version,
    };
}
