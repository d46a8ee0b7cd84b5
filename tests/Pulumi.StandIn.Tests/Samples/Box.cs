using System.Collections.Immutable;

namespace Pulumi.StandIn.Tests.Samples;

/// <summary>A resource in the shape that SDK generators write.</summary>
[ResourceType("acme:index:Box", "1.2.3")]
public class Box : CustomResource
{
    public Box(string name, BoxArgs? args = null, CustomResourceOptions? options = null)
        : base("acme:index:Box", name, args ?? new BoxArgs(), MakeOptions(options, ""))
    {
    }

    private Box(string name, Input<string> id, BoxArgs? state = null, CustomResourceOptions? options = null)
        : base("acme:index:Box", name, state, MakeOptions(options, id))
    {
    }

    [Output("label")]
    public Output<string?> Label { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("ratio")]
    public Output<double?> Ratio { get; private set; } = null!;

    [Output("sealed")]
    public Output<bool> IsSealed { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<string>> Tags { get; private set; } = null!;

    [Output("notes")]
    public Output<ImmutableDictionary<string, string>?> Notes { get; private set; } = null!;

    [Output("lid")]
    public Output<Lid?> Lid { get; private set; } = null!;

    [Output("colour")]
    public Output<Colour?> Colour { get; private set; } = null!;

    [Output("grade")]
    public Output<Grade> Grade { get; private set; } = null!;

    [Output("depth")]
    public Output<Union<int, string>> Depth { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;

    [Output("neighbour")]
    public Output<Box?> Neighbour { get; private set; } = null!;

    [Output("anything")]
    public Output<object?> Anything { get; private set; } = null!;

    public static Box Get(string name, Input<string> id, BoxArgs? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id)
    {
        CustomResourceOptions defaults = new() { Version = "1.2.3", AdditionalSecretOutputs = { "password" } };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}

/// <summary>The arguments, with a list that is made when first asked for and a value that its setter makes secret.</summary>
public sealed class BoxArgs : ResourceArgs
{
    [Input("tags")]
    private InputList<string>? _tags;

    [Input("notes")]
    private InputMap<string>? _notes;

    [Input("password")]
    private Input<string>? _password;

    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("sealed")]
    public Input<bool>? IsSealed { get; set; }

    public InputList<string> Tags { get => _tags ??= new(); set => _tags = value; }

    public InputMap<string> Notes { get => _notes ??= new(); set => _notes = value; }

    [Input("lid")]
    public Input<LidArgs>? Lid { get; set; }

    [Input("colour")]
    public Input<Colour>? Colour { get; set; }

    [Input("grade")]
    public Input<Grade>? Grade { get; set; }

    [Input("depth")]
    public InputUnion<int, string>? Depth { get; set; }

    [Input("neighbour")]
    public Input<Resource>? Neighbour { get; set; }

    [Input("json")]
    public InputJson? Json { get; set; }

    [Input("anything")]
    public Input<object>? Anything { get; set; }

    public Input<string>? Password
    {
        get => _password;
        set
        {
            var emptySecret = Output.CreateSecret(0);
            _password = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);
        }
    }

    public static new BoxArgs Empty => new();
}
