using System.Collections.Immutable;

namespace Pulumi.StandIn.Tests.Samples;

/// <summary>Arguments whose setters make collections secret, in the shape that SDK generators write.</summary>
public sealed class SecretArgs : ResourceArgs
{
    [Input("keys")]
    private InputList<string>? _keys;

    [Input("tokens")]
    private InputMap<string>? _tokens;

    [Input("lid")]
    private Input<LidArgs>? _lid;

    [Input("lids")]
    private InputList<LidArgs>? _lids;

    public InputList<string> Keys
    {
        get => _keys ?? (_keys = new InputList<string>());
        set
        {
            var emptySecret = Output.CreateSecret(ImmutableArray.Create<string>());
            _keys = Output.All(value, emptySecret).Apply(v => v[0]);
        }
    }

    public InputMap<string> Tokens
    {
        get => _tokens ?? (_tokens = new InputMap<string>());
        set
        {
            var emptySecret = Output.CreateSecret(ImmutableDictionary.Create<string, string>());
            _tokens = Output.All(value, emptySecret).Apply(v => v[0]);
        }
    }

    public Input<LidArgs>? Lid
    {
        get => _lid;
        set
        {
            var emptySecret = Output.CreateSecret(0);
            _lid = Output.Tuple<Input<LidArgs>?, int>(value, emptySecret).Apply(t => t.Item1);
        }
    }

    public InputList<LidArgs> Lids
    {
        get => _lids ?? (_lids = new InputList<LidArgs>());
        set
        {
            var emptySecret = Output.CreateSecret(ImmutableArray.Create<LidArgs>());
            _lids = Output.All(value, emptySecret).Apply(v => v[0]);
        }
    }
}
