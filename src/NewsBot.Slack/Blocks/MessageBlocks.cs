using System.Collections;
using System.Text.Json;

namespace NewsBot.Slack.Blocks;

/// <summary>The blocks of a message: no more of them, and no longer in sum, than Slack takes.</summary>
public sealed class MessageBlocks : IReadOnlyList<Block>
{
    /// <summary>The most blocks of a message.</summary>
    public const int MaxCount = 50;

    /// <summary>The most UTF-16 code units of all blocks together, counted in their JSON, which is never less than what Slack counts.</summary>
    public const int MaxLength = 13_200;

    private readonly List<Block> _blocks = [];

    private int _length;

    /// <summary>Makes a list of blocks.</summary>
    /// <exception cref="BlockLimitException">They are too many or too long in sum.</exception>
    public MessageBlocks(params IEnumerable<Block> blocks)
    {
        Add(blocks);
    }

    /// <inheritdoc/>
    public int Count => _blocks.Count;

    /// <inheritdoc/>
    public Block this[int index] => _blocks[index];

    /// <summary>As many blocks as there is room for before the last ones.</summary>
    /// <param name="body">What is shown as far as it fits, in order.</param>
    /// <param name="last">What is shown in any case, small enough to leave room for a body.</param>
    /// <param name="cut">Stands between them where not all of the body fits.</param>
    internal static MessageBlocks Fitting(IReadOnlyList<Block> body, IReadOnlyList<Block> last, Block cut)
    {
        var whole = new MessageBlocks();
        if (body.Concat(last).All(whole.TryAdd))
        {
            return whole;
        }

        Block[] end = [cut, .. last];
        var room = MaxLength - end.Sum(LengthOf);
        var fitting = new MessageBlocks();
        fitting.Add(body
            .TakeWhile((block, i) => i < MaxCount - end.Length && (room -= LengthOf(block)) >= 0)
            .Concat(end));
        return fitting;
    }

    /// <summary>Names the first block, by which the message is known again.</summary>
    /// <param name="name">Its name, which Slack does not count.</param>
    internal MessageBlocks Named(string name)
    {
        var named = new MessageBlocks { _length = _length };
        named._blocks.AddRange(_blocks.Select((block, i) => i == 0 ? block with { BlockId = name } : block));
        return named;
    }

    /// <summary>Adds a block.</summary>
    /// <exception cref="BlockLimitException">There is no room for it.</exception>
    public void Add(Block block)
    {
        if (!TryAdd(block))
        {
            throw new BlockLimitException($"A message takes {MaxCount} blocks of {MaxLength} characters in sum.");
        }
    }

    /// <summary>Adds a block where there is room for it.</summary>
    /// <returns>False, with nothing changed, where there is none.</returns>
    public bool TryAdd(Block block)
    {
        var length = LengthOf(block);
        if (_blocks.Count == MaxCount || _length + length > MaxLength)
        {
            return false;
        }

        _blocks.Add(block);
        _length += length;
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<Block> GetEnumerator() => _blocks.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int LengthOf(Block block) => JsonSerializer.Serialize(block, SlackJson.Wire.Block).Length;

    private void Add(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Add(block);
        }
    }
}
