using System.Collections.Immutable;

namespace Pulumi.StandIn.Tests.Samples;

/// <summary>A function in the shape that SDK generators write.</summary>
public static class GetBox
{
    public static Task<GetBoxResult> InvokeAsync(GetBoxArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetBoxResult>("acme:index:getBox", args ?? new GetBoxArgs(), options);

    public static Output<GetBoxResult> Invoke(GetBoxInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetBoxResult>("acme:index:getBox", args ?? new GetBoxInvokeArgs(), options);

    public static Output<GetBoxResult> Invoke(GetBoxInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetBoxResult>("acme:index:getBox", args ?? new GetBoxInvokeArgs(), options);
}

/// <summary>Plain arguments.</summary>
public sealed class GetBoxArgs : InvokeArgs
{
    [Input("name", required: true)]
    public string Name { get; set; } = null!;

    [Input("filters")]
    private List<string>? _filters;

    public List<string> Filters { get => _filters ??= []; set => _filters = value; }
}

/// <summary>Arguments that may be outputs.</summary>
public sealed class GetBoxInvokeArgs : InvokeArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>The result.</summary>
[OutputType]
public sealed class GetBoxResult
{
    public readonly string Name;
    public readonly ImmutableArray<Lid> Lids;

    [OutputConstructor]
    private GetBoxResult(string name, ImmutableArray<Lid> lids) => (Name, Lids) = (name, lids);
}
