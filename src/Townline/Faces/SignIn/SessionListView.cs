using Townline.Identity.Contracts;

namespace Townline.Faces.SignIn;

/// <summary>Sessions to be shown.</summary>
/// <param name="EndAt">Where the button posts the field "session".</param>
internal sealed record SessionListView(IReadOnlyList<SessionView> All, string EndAt);
