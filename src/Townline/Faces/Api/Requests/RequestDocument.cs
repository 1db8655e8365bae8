using System.ComponentModel;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Requests;

[Description("A request for a service, and what became of it.")]
internal sealed record RequestDocument
{
    [Description("Our id: digits, never reused.")]
    public required string Id { get; init; }

    [Description("The number by which people name it, check digit included; Open311's service_request_id.")]
    public required string Reference { get; init; }

    [Description("Whether the town still works on it.")]
    public required RequestStatus Status { get; init; }

    [Description("State of the service's workflow, such as received or in_progress; see the service.")]
    public required string State { get; init; }

    [Description("How it ended; null while open.")]
    public required Outcome? Outcome { get; init; }

    [Description("The town's answer at the end, in a plain sentence.")]
    public required string? OutcomeText { get; init; }

    [Description("Whose it is, when it is not the town's.")]
    public required string? OutcomeTo { get; init; }

    [Description("Reference of the request that it doubles.")]
    public required string? DuplicateOf { get; init; }

    [Description("Reference of the request that stands for this problem, of which this is one more report; null when it stands for itself.")]
    public required string? Parent { get; init; }

    [Description("References of the requests whose parent it is, oldest first, fifty at most. Told of one request alone: null in lists and in the answer to a report.")]
    public required IReadOnlyList<string>? Children { get; init; }

    [Description("Open requests that are perhaps the same problem, likeliest first, without those that a person has judged; none for a child or a closed one. Told of one request alone: null in lists and in the answer to a report.")]
    public required IReadOnlyList<PerhapsSameDocument>? PerhapsSame { get; init; }

    [Description("Code of the service.")]
    public required string ServiceCode { get; init; }

    [Description("Name of the service, in the language of the call.")]
    public required string ServiceName { get; init; }

    [Description("What the reporter wrote: plain text with line breaks.")]
    public required string Description { get; init; }

    [Description("Answers to the questions of the service: keys of options or values, by the code of the question.")]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; }

    [Description("The address in words.")]
    public required string? Address { get; init; }

    [Description("The town's own code of the address.")]
    public required string? AddressId { get; init; }

    [Description("Postcode.")]
    public required string? Zipcode { get; init; }

    [Description("Degrees north, WGS 84.")]
    public required double? Lat { get; init; }

    [Description("Degrees east, WGS 84.")]
    public required double? Long { get; init; }

    [Description("Code of the district it lies in.")]
    public required string? Area { get; init; }

    [Description("Who may see it besides the staff and its reporter.")]
    public required RequestVisibility Visibility { get; init; }

    [Description("How it came, such as web, open311, api.")]
    public required string Channel { get; init; }

    [Description("Language of the reporter, such as es.")]
    public required string? Language { get; init; }

    [Description("Id of the reporter; null for one who is unknown. Reading people needs the scope people.read.")]
    public required string? PersonId { get; init; }

    [Description("Code of the team that has it.")]
    public required string? Team { get; init; }

    [Description("Id of the member of staff who has it.")]
    public required string? AssigneeId { get; init; }

    [Description("Photos and documents, the reporter's first.")]
    public required IReadOnlyList<FileDocument> Files { get; init; }

    [Description("Address of a photo that the reporter named.")]
    public required string? MediaUrl { get; init; }

    [Description("When it was reported.")]
    public required DateTimeOffset RequestedDatetime { get; init; }

    [Description("When anything about it last changed.")]
    public required DateTimeOffset UpdatedDatetime { get; init; }

    [Description("By when it is promised to be done; null when nothing is promised.")]
    public required DateTimeOffset? ExpectedDatetime { get; init; }

    [Description("When it was closed; null while open.")]
    public required DateTimeOffset? ClosedDatetime { get; init; }

    [Description("The reporter says that it is not done, and nobody has answered that yet.")]
    public required bool Disputed { get; init; }

    [Description("How many others have the same problem.")]
    public required int Followers { get; init; }

    [Description("System it was imported from.")]
    public required string? ExternalSource { get; init; }

    [Description("Its id in that system.")]
    public required string? ExternalId { get; init; }

    [Description("Grows with every change.")]
    public required int Version { get; init; }
}

[Description("A file of a request.")]
internal sealed record FileDocument
{
    [Description("Where it is fetched, without a key: treat the address as a secret, for whoever has it sees the file.")]
    public required string Url { get; init; }

    [Description("Its name.")]
    public required string Name { get; init; }

    [Description("Media type of the file as it was sent.")]
    public required string MediaType { get; init; }

    [Description("What it is for.")]
    public required FileRole Role { get; init; }
}

[Description("An open request that is perhaps the same problem.")]
internal sealed record PerhapsSameDocument
{
    [Description("The number by which people name it.")]
    public required string Reference { get; init; }

    [Description("The chance that it is the same problem, 0 to 1, as staff judged such pairs.")]
    public required double Score { get; init; }

    [Description("Why, in words of the language asked for.")]
    public required string Why { get; init; }
}

[Description("Open or closed.")]
internal enum RequestStatus
{
    Open,
    Closed,
}
