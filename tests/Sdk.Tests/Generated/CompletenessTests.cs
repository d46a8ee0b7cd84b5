using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Proxmox.Storage;

namespace Sdk.Tests.Generated;

/// <summary>The SDK of this repository holds all that <c>schema.json</c> declares, under the same names.</summary>
public sealed class CompletenessTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Sources.Root, "schema.json")))!.AsObject();
    private static readonly Type[] Types = typeof(Nfs).Assembly.GetExportedTypes();

    public static IEnumerable<string> Resources => Members(Schema["resources"]);

    public static IEnumerable<string> Functions => Members(Schema["functions"]);

    [Test]
    public void There_is_a_class_for_each_resource() =>
        Assert.That(Types.Select(Token).OfType<string>(), Is.EquivalentTo(Resources.Append("pulumi:providers:proxmox")));

    [TestCaseSource(nameof(Resources))]
    public void A_resource_has_all_properties_of_the_schema(string token)
    {
        var schema = Schema["resources"]![token]!;
        var type = Types.Single(type => Token(type) == token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type.GetProperties(Own).Select(property => property.GetCustomAttribute<OutputAttribute>()?.Name),
                Is.EquivalentTo(Members(schema["properties"])));
            Assert.That(Inputs(type.FullName + "Args"), Is.EquivalentTo(Members(schema["inputProperties"])));
            Assert.That(Required(type.FullName + "Args"), Is.EquivalentTo(Listed(schema["requiredInputs"])));
            Assert.That(type.GetConstructors().Single().GetParameters().Select(parameter => parameter.HasDefaultValue),
                Is.EqualTo([false, !Listed(schema["requiredInputs"]).Any(), true]));
            Assert.That(type.GetMethod("Get")?.ReturnType, Is.EqualTo(type));
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void A_function_can_be_called_in_three_ways_with_all_arguments_of_the_schema(string token)
    {
        var schema = Schema["functions"]![token]!;
        var name = token.Split(':')[2];
        var type = Types.Single(
            type => type.Name == char.ToUpperInvariant(name[0]) + name[1..] && type.IsAbstract && type.Namespace == Namespace(token));
        var result = Type(type.FullName + "Result");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                type.GetMethods(BindingFlags.Static | BindingFlags.Public)
                    .Select(method => (method.Name, method.ReturnType, method.GetParameters()[^1].ParameterType.Name)),
                Is.EquivalentTo(
                [
                    ("InvokeAsync", typeof(Task<>).MakeGenericType(result), "InvokeOptions"),
                    ("Invoke", typeof(Output<>).MakeGenericType(result), "InvokeOptions"),
                    ("Invoke", typeof(Output<>).MakeGenericType(result), "InvokeOutputOptions"),
                ]));
            Assert.That(result.GetFields().Select(field => field.Name),
                Is.EquivalentTo(Members(schema["outputs"]?["properties"]).Select(Pascal)));
            foreach (var suffix in Members(schema["inputs"]?["properties"]).Any() ? (string[])["Args", "InvokeArgs"] : [])
            {
                Assert.That(Inputs(type.FullName + suffix), Is.EquivalentTo(Members(schema["inputs"]!["properties"])), suffix);
                Assert.That(Required(type.FullName + suffix), Is.EquivalentTo(Listed(schema["inputs"]!["required"])), suffix);
            }
        }
    }

    private static string? Token(Type type) => type.GetCustomAttribute<ResourceTypeAttribute>()?.Type;

    private static string Namespace(string token) =>
        "Pulumi.Proxmox." + (string)Schema["language"]!["csharp"]!["namespaces"]![token.Split(':')[1]]!;

    private static Type Type(string name) => Types.Single(type => type.FullName == name);

    private static IEnumerable<string> Inputs(string name) => Arguments(name).Select(arguments => (string)arguments[0].Value!);

    private static IEnumerable<string> Required(string name) =>
        Arguments(name).Where(arguments => arguments[1].Value is true).Select(arguments => (string)arguments[0].Value!);

    // What the attribute was given, for the package keeps what it says to itself.
    private static IEnumerable<IList<CustomAttributeTypedArgument>> Arguments(string name) =>
        from member in Type(name).GetMembers(Own)
        from attribute in member.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select attribute.ConstructorArguments;

    private static IEnumerable<string> Members(JsonNode? node) => node?.AsObject().Select(member => member.Key) ?? [];

    private static IEnumerable<string> Listed(JsonNode? node) => node?.AsArray().Select(item => (string)item!) ?? [];

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
