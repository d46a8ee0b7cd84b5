using System.Text;
using System.Text.Json;
using Proxmox.Engine.Declarations;
using Proxmox.Programs.Model;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Projects;

/// <summary>A program in C# that declares what a configuration in HCL does.</summary>
public sealed class CSharpProject
{
    private const string Class = "Datacenter";

    private const string SecretNote = "The stack has the secret from the import: another one is sent when it is ignored no longer.";

    private readonly HashSet<string> _told;
    private readonly ProjectWriter _writer;
    private readonly IReadOnlyList<Part> _parts;
    private readonly HashSet<Step> _used;
    private readonly string _head;

    /// <summary>A project.</summary>
    /// <param name="catalog">What the provider offers.</param>
    /// <param name="schema">The package's schema.</param>
    /// <param name="resources">The resources; what they refer to stands before them.</param>
    /// <param name="secrets">The secrets that they take.</param>
    /// <param name="mark">The comment that each file begins with.</param>
    public CSharpProject(
        Catalog catalog, JsonElement schema, IEnumerable<ProjectResource> resources, IReadOnlyList<ProjectSecret> secrets, string mark)
    {
        _told = [.. secrets.Where(secret => secret.IsTold).Select(secret => secret.Key)];
        var package = new PackageView(schema);
        var translation = new Translation(catalog, package);
        var scope = new Scope(secrets.Select(secret => secret.Variable), []) { TakesOtherWords = true };
        _writer = new(package);
        var steps = resources.Select(resource =>
            (resource.Topic, translation.Of(resource.Block, scope, resource.Address, resource.Name))).ToList();
        _used = new(steps.SelectMany(step => Part.Roots(step.Item2.Arguments)), ReferenceEqualityComparer.Instance);
        _parts = Part.Of(steps);
        _head = $"// {mark}.\n\n";
    }

    /// <summary>The files with C#.</summary>
    public IEnumerable<ProjectFile> Files =>
    [
        new("Program.cs", $"{_head}using Pulumi;\n\nreturn await Deployment.RunAsync(() => new {Class}().Declare());\n"),
        new($"{Class}.cs", _head + All()),
        .. _parts.GroupBy(part => part.Topic, StringComparer.Ordinal).OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => new ProjectFile($"{PropertyNames.Pascal(topic.Key)}.cs", _head + Topic([.. topic]))),
    ];

    private string All()
    {
        var calls = string.Concat(_parts.Select(part => $"        {part.Method}();\n"));
        return $$"""
            using System.Collections.Immutable;
            using Pulumi;

            /// <summary>The datacenter, each file of it a topic.</summary>
            internal sealed partial class {{Class}}
            {
                private readonly Config _config = new();

                /// <summary>Declares everything, each thing behind those that it refers to.</summary>
                public void Declare()
                {
            {{calls}}    }

                // Without a value PVE keeps the secret that it has; what is made anew needs one.
                private Output<string> Secret(string key) => _config.GetSecret(key) ?? Output.Create((string)null!);

                private Output<ImmutableDictionary<string, string>> Secrets(string key) =>
                    _config.GetSecretObject<ImmutableDictionary<string, string>>(key)
                        ?? Output.Create((ImmutableDictionary<string, string>)null!);
            }

            """;
    }

    private string Topic(IReadOnlyList<Part> parts)
    {
        var steps = parts.SelectMany(part => part.Steps).ToList();
        var text = new StringBuilder();
        text.Append(_writer.Usings(new(null, [], [.. steps], []))).Append($"\n\ninternal sealed partial class {Class}\n{{\n");
        var fields = steps.Where(_used.Contains).ToList();
        foreach (var step in fields)
        {
            text.Append($"    private {step.Resource.CSharpName} {step.Name} = null!;\n");
        }

        foreach (var (index, part) in parts.Index())
        {
            text.Append(index > 0 || fields.Count > 0 ? "\n" : "").Append($"    private void {part.Method}()\n    {{\n");
            text.AppendJoin("\n", part.Steps.Select(step => Indented(Statement(step), 8))).Append("    }\n");
        }

        return text.Append("}\n").ToString();
    }

    private string Statement(Step.Creation step)
    {
        List<string> ignored = [.. Part.SecretPaths(step.Arguments, _told)];
        var commented = ignored.Count == 0 ? step : step with { Comments = step.Comments.Add(SecretNote) };
        return _writer.Commented(commented, _writer.Statement(step, _used.Contains(step) ? step.Name : "_", ignored));
    }

    private static string Indented(string lines, int depth) =>
        string.Concat(lines.Split('\n').Select(line => line.Length == 0 ? "\n" : $"{new string(' ', depth)}{line}\n"));
}
