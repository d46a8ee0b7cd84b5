using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sdk.Tests.Generated;

/// <summary>The examples in C# that <c>schema.json</c> shows.</summary>
public sealed partial class ExampleTests
{
    // What all of them share: the compiler reads the libraries once.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "example",
        [],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));

    public static IEnumerable<TestCaseData> Programs
    {
        get
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Root, "schema.json")));
            return
            [
                .. from kind in (string[])["resources", "functions"]
                   from entry in schema.RootElement.GetProperty(kind).EnumerateObject()
                   from program in Fence().Matches(entry.Value.GetProperty("description").GetString()!)
                   select new TestCaseData(program.Groups["code"].Value).SetArgDisplayNames(entry.Name),
            ];
        }
    }

    [TestCaseSource(nameof(Programs))]
    public void A_program_compiles_against_the_SDK_without_a_warning(string program)
    {
        var compilation = Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(program));

        Assert.That(compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning)
            .Select(found => found.ToString()), Is.Empty);
    }

    [GeneratedRegex(
        @"^```csharp\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
