using System.Text.Json;

namespace Sdk.Tests.Generated;

/// <summary>The examples in C# that <c>schema.json</c> shows.</summary>
public sealed class ExampleTests
{
    public static IEnumerable<TestCaseData> Programs
    {
        get
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Root, "schema.json")));
            return
            [
                .. from kind in (string[])["resources", "functions"]
                   from entry in schema.RootElement.GetProperty(kind).EnumerateObject()
                   from program in CompiledProgram.In(entry.Value.GetProperty("description").GetString()!)
                   select new TestCaseData(program).SetArgDisplayNames(entry.Name),
            ];
        }
    }

    [TestCaseSource(nameof(Programs))]
    public void A_program_compiles_against_the_SDK_without_a_warning(string program) =>
        Assert.That(CompiledProgram.Problems(program), Is.Empty);
}
