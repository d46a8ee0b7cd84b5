using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Programs.Model;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Projects;

/// <summary>A method of a project: resources of one topic, of which none refers to what a later method declares.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Method">Its name.</param>
/// <param name="Steps">What it declares, in order.</param>
internal sealed record Part(string Topic, string Method, ImmutableArray<Step.Creation> Steps)
{
    // More of them would make a method that neither people nor the compiler like.
    private const int Most = 40;

    /// <summary>The methods, in the order in which they are called.</summary>
    /// <param name="steps">The resources with their topics; what they refer to stands before them.</param>
    public static IReadOnlyList<Part> Of(IReadOnlyList<(string Topic, Step.Creation Step)> steps)
    {
        // Topics refer to each other both ways, as pools and guests do: whoever refers to another topic comes a stage later.
        var stages = new Dictionary<Step, (string Topic, int Stage)>(ReferenceEqualityComparer.Instance);
        foreach (var (topic, step) in steps)
        {
            var stage = Roots(step.Arguments).Select(root => stages[root])
                .Select(root => root.Topic == topic ? root.Stage : root.Stage + 1).DefaultIfEmpty().Max();
            stages[step] = (topic, stage);
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. from step in steps
               group step.Step by stages[step.Step] into stage
               orderby stage.Key.Stage, stage.Key.Topic
               from chunk in stage.Chunk(Most)
               select new Part(stage.Key.Topic, Name(stage.Key.Topic), [.. chunk]),
        ];

        string Name(string topic)
        {
            var number = counts[topic] = counts.GetValueOrDefault(topic) + 1;
            return $"Declare{PropertyNames.Pascal(topic)}{(number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture))}";
        }
    }

    /// <summary>The resources that a value refers to.</summary>
    public static IEnumerable<Step> Roots(Value value) =>
        value is Value.Path { Root: { } root } ? [root] : value.Parts().SelectMany(Roots);

    /// <summary>The properties that take one of these secrets.</summary>
    public static IEnumerable<string> SecretPaths(Value.Object arguments, IReadOnlySet<string> secrets) => arguments.Members
        .Where(entry => entry.Value is Value.Setting setting && secrets.Contains(setting.Name)).Select(entry => entry.Member.Name);
}
