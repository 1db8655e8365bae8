using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Townline.Faces.Api.Requests;

[Description("A report of something new. Names of fields are those of an Open311 report where there is one.")]
internal sealed record ReportBody
{
    [Description("Code of the service; see GET services."), Required]
    public string? ServiceCode { get; init; }

    [Description("What is wrong, in the reporter's words: plain text."), MaxLength(ReportReader.LongestDescription)]
    public string? Description { get; init; }

    [Description("Degrees north, WGS 84; together with long.")]
    public double? Lat { get; init; }

    [Description("Degrees east, WGS 84; together with lat.")]
    public double? Long { get; init; }

    [Description("The address in words. Services that need a place take coordinates, an address or an address_id.")]
    public string? Address { get; init; }

    [Description("The town's own code of the address.")]
    public string? AddressId { get; init; }

    [Description("Postcode.")]
    public string? Zipcode { get; init; }

    [Description("Answers to the questions of the service, by the code of the question; of options their keys.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers { get; init; }

    [Description("Address of a photo, http or https. It is fetched only from hosts that the town trusts."), MaxLength(ReportReader.LongestAddress)]
    public string? MediaUrl { get; init; }

    [Description("E-mail address of the reporter. Anything said of the reporter is taken as claimed, not as proved.")]
    public string? Email { get; init; }

    [Description("Phone number of the reporter.")]
    public string? Phone { get; init; }

    [Description("The device the report was made on.")]
    public string? DeviceId { get; init; }

    [Description("Account of the reporter at your side.")]
    public string? AccountId { get; init; }

    [Description("First name of the reporter.")]
    public string? FirstName { get; init; }

    [Description("Last name of the reporter.")]
    public string? LastName { get; init; }

    [Description("Language in which the reporter wants to be answered: a tag such as en, es, es-MX.")]
    public string? Language { get; init; }

    [Description("True to keep the request out of public lists and maps.")]
    public bool? Private { get; init; }
}
