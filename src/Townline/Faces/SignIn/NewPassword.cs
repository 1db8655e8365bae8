using Microsoft.AspNetCore.Mvc.ModelBinding;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>What can be said of a new password typed twice before anything is done with it.</summary>
internal static class NewPassword
{
    /// <summary>Adds what is wrong to the fields Password and Again; true when nothing is.</summary>
    public static bool Check(ModelStateDictionary state, IWords words, int shortest, string? password, string? again)
    {
        if (password is null || password.Length < shortest)
            state.AddModelError("Password", words["set-password.weak", shortest]);
        else if (password != again)
            state.AddModelError("Again", words["set-password.differ"]);
        return state.IsValid;
    }
}
