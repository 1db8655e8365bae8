using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>Does steps to one request.</summary>
internal interface IWorkRunner
{
    /// <summary>Does all of them inside the unit, or says which one cannot be done. The caller lets the unit fail then.</summary>
    /// <returns>Whether anything was different afterwards.</returns>
    /// <exception cref="StepRefusedException">A rule, the workflow, or what this member of staff may do forbids a step.</exception>
    Task<bool> Run(Unit unit, StaffMember staff, RequestView request, WorkSteps steps);

    /// <summary>Tries them and takes everything back: null when all would hold.</summary>
    Task<StepRefusedException?> Try(Tenant tenant, StaffMember staff, RequestView request, WorkSteps steps, CancellationToken cancel);

    /// <summary>A text of steps as this request's reporter would read it.</summary>
    Task<string> Fill(int tenantId, string text, RequestView request, StaffMember staff, CancellationToken cancel);
}
