using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sdk.Tests.Generated;

/// <summary>A program in C# that a text shows, compiled against the SDK.</summary>
internal static partial class CompiledProgram
{
    // What all of them share: the compiler reads the libraries once.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "example",
        [],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));

    /// <summary>What the compiler has to say of it, warnings included.</summary>
    /// <param name="files">The files of the program.</param>
    public static IEnumerable<string> Problems(params IEnumerable<string> files) => Empty.Value
        .AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(file))).GetDiagnostics()
        .Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString());

    /// <summary>The programs that a page of Markdown shows.</summary>
    public static IEnumerable<string> In(string page) => Fence().Matches(page).Select(fence => fence.Groups["code"].Value);

    [GeneratedRegex(
        @"^```csharp\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
