using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Macros;

/// <summary>Macros to show, and what the reader may do with each.</summary>
internal sealed record MacroList(IReadOnlyList<Macro> Macros, Func<Macro, bool> MayChange, Func<Macro, string> AudienceOf);
