using System.Text.RegularExpressions;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>Does a service hold together? Its codes can be read, and its form and its workflow hold.</summary>
internal static partial class ServiceCheck
{
    /// <summary>What does not, in the order of the fields.</summary>
    public static IEnumerable<ServiceProblem> Problems(ServiceInfo service)
    {
        var itself = new[]
        {
            (IsCode(service.Code), new ServiceProblem(nameof(service.Code), "service-code", service.Code)),
            (!service.Name.IsEmpty, new ServiceProblem(nameof(service.Name), "service-name")),
            (service.Type is "realtime" or "batch" or "blackbox", new ServiceProblem(nameof(service.Type), "service-type", service.Type)),
            (service.Promise is null or { Amount: > 0 }, new ServiceProblem(nameof(service.Promise), "service-promise")),
        };
        return itself.Where(check => !check.Item1).Select(check => check.Item2).Concat(FormCheck.Problems(service.Form)).Concat(WorkflowCheck.Problems(service.Workflow));
    }

    /// <exception cref="RuleBrokenException">Something does not; the code says what to mend first.</exception>
    public static void Demand(ServiceInfo service)
    {
        if (Problems(service).FirstOrDefault() is { } problem)
        {
            throw new RuleBrokenException(problem.Code, problem.Args);
        }
    }

    /// <summary>Letters, digits, hyphen, underscore; 1 to 64 of them.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Code();
}
