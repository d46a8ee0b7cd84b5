using System.Buffers;
using Newtonsoft.Json;

namespace Proxmox.Client;

/// <summary>JSON text to <see cref="PveData"/>, token by token, so that nothing reflects and the text is nowhere as a whole.</summary>
internal static class PveDataReader
{
    private const int DeepestNesting = 128;

    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static PveData Read(string json)
    {
        using var tree = PveDataBuilder.Rent();
        using var tokens = Tokens(new StringReader(json));
        try
        {
            while (tokens.Read())
            {
                tree.Take(tokens.TokenType, tokens.Value);
            }
        }
        catch (JsonReaderException problem)
        {
            throw NotJson(problem);
        }

        return tree.Whole();
    }

    /// <summary>Reads one document, to the end of the text.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static async Task<PveData> ReadAsync(TextReader json, CancellationToken cancel)
    {
        using var tree = PveDataBuilder.Rent();
        await using var tokens = Tokens(json);
        try
        {
            while (await tokens.ReadAsync(cancel))
            {
                tree.Take(tokens.TokenType, tokens.Value);
            }
        }
        catch (JsonReaderException problem)
        {
            throw NotJson(problem);
        }

        return tree.Whole();
    }

    // Numbers are read as double, which holds all 15 digits that PVE writes, and every size.
    private static JsonTextReader Tokens(TextReader text) => new(text)
    {
        // Whoever made the text disposes it, and gives its buffers back once.
        CloseInput = false,
        ArrayPool = CharacterPool.Shared,
        PropertyNameTable = MemberNames.Shared,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Double,
        MaxDepth = DeepestNesting,
    };

    private static FormatException NotJson(JsonReaderException problem) => new($"not JSON: {problem.Message}", problem);

    private sealed class CharacterPool : IArrayPool<char>
    {
        public static readonly CharacterPool Shared = new();

        public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

        public void Return(char[]? array)
        {
            if (array is not null)
            {
                ArrayPool<char>.Shared.Return(array);
            }
        }
    }
}
