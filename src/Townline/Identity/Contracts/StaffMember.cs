namespace Townline.Identity.Contracts;

/// <summary>A member of staff as other modules see one.</summary>
/// <param name="Active">False once the account is closed; the name stays for what they did.</param>
internal sealed record StaffMember(long Id, string Name, string Email, Role Role, bool Active);
