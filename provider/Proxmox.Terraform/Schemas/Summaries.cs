using System.Text.RegularExpressions;
using Proxmox.Model.Declarations;

namespace Proxmox.Terraform.Schemas;

/// <summary>The first sentence of what a declaration says of itself.</summary>
public static partial class Summaries
{
    /// <summary>The sentence, with its period.</summary>
    public static string Of(Declaration declaration) => Sentence().Match(declaration.Doc).Value;

    // A period in a piece of code ends no sentence.
    [GeneratedRegex(@"^(`[^`]*`|[^`])*?\.(?=\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();
}
